using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using RedStation.Domain.Outbound;
using RedStation.Silo.Outbound;
using RedStation.Storage.Databases;
using RedStation.Storage.Outbound;
using RedStation.Storage.Queries;

namespace RedStation.Tests.Grains.Outbound;

/// <summary>What tells webhooks, with a clock that the test drives.</summary>
internal sealed class OutboundHarness : IDisposable
{
    public const string Secret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private readonly ServiceProvider meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly CancellationTokenSource stopping = new();
    private readonly WebhookPost post;
    private int webhooks;

    /// <param name="database">Where events are kept.</param>
    /// <param name="names">What names lead to; this machine may be posted to by number when null.</param>
    /// <param name="channels">By what people are told; by nothing when null.</param>
    public OutboundHarness(
        IDatabase database, Dictionary<string, IPAddress[]>? names = null,
        Func<GuardedConnections, TimeProvider, NoticeOptions, IEnumerable<INoticeChannel>>? channels = null)
    {
        var options = Options.Create(new OutboundOptions());
        if (names is null)
        {
            options.Value.AllowedHosts.Add("127.0.0.1");
        }

        Events = new OutboundEvents(database, Clock);
        Pruning = new OutboundPruning(database, options, Clock);
        Feed = new OutboundEventQueries(database);
        Webhooks = new WebhookStore(database, Clock);
        Deliveries = new DeliveryStore(database, Clock);
        Database = database;
        var connections = new NamedConnections(options, names ?? []);
        post = new WebhookPost(connections, options, Clock);
        People = new NoticeReceiverStore(database, Clock);
        var receivers = new EventReceivers(
            Webhooks, post, People, channels?.Invoke(connections, Clock, Notices) ?? [], Options.Create(Notices), Clock);
        Dispatcher = new OutboundDispatcher(
            Events, receivers, Deliveries, new OutboundMetrics(meters.GetRequiredService<IMeterFactory>()), options, Clock,
            NullLogger<OutboundDispatcher>.Instance);
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 4, 0, 0, TimeSpan.Zero));

    public IDatabase Database { get; }

    public OutboundEvents Events { get; }

    public OutboundPruning Pruning { get; }

    public OutboundEventQueries Feed { get; }

    public WebhookStore Webhooks { get; }

    public DeliveryStore Deliveries { get; }

    public NoticeReceiverStore People { get; }

    /// <summary>What is set up to tell people by.</summary>
    public NoticeOptions Notices { get; } = new();

    public OutboundDispatcher Dispatcher { get; }

    /// <summary>A webhook for everything at an address.</summary>
    public async Task<string> Webhook(string url, params string[] districts)
    {
        var id = $"w{++webhooks}";
        var webhook = new Webhook(id, url, "城管平台", [], [.. districts], WebhookStatus.Active, Secret, null, null, Clock.GetUtcNow());
        Assert.NotNull((await Webhooks.Add(webhook, "root " + id, "fingerprint")).Webhook);
        return id;
    }

    /// <summary>Has so many events happened to a subject, in all.</summary>
    public Task Happened(string subject, int events, string district = "330106") => Database.WriteRows(async (connection, transaction) =>
    {
        await OutboundEvents.Record(connection, transaction, subject, known => Enumerable.Range(1, events).Skip((int)known).Select(ordinal =>
            new OutboundEvent($"{subject}-{ordinal}", "cn.redstation.case.joined", subject, ordinal, district, null, Clock.GetUtcNow(), "{}")));
        return 0;
    });

    /// <summary>The keeper's second.</summary>
    public Task Look() => Dispatcher.Look(stopping.Token);

    /// <summary>
    /// The same, and what it began has ended. A post that is under way takes time that is let pass for a receiver's silence.
    /// </summary>
    public async Task LookToTheEnd()
    {
        await Look();
        await Until.True(() => Dispatcher.UnderWay == 0, "the posts under way");
    }

    /// <summary>Looks until something is so; time stands.</summary>
    public Task LookUntil(Func<Task<bool>> condition, string what) => Until.True(
        async () =>
        {
            await Look();
            return await condition();
        },
        what);

    /// <inheritdoc cref="LookUntil(Func{Task{bool}}, string)"/>
    public Task LookUntil(Func<bool> condition, string what) => LookUntil(() => Task.FromResult(condition()), what);

    /// <summary>What became of a webhook's events.</summary>
    public async Task<ListedWebhook> State(string id) => (await Webhooks.Listed(id))!;

    public void Dispose()
    {
        stopping.Cancel();
        stopping.Dispose();
        post.Dispose();
        meters.Dispose();
    }

    private sealed class NamedConnections(IOptions<OutboundOptions> options, Dictionary<string, IPAddress[]> names) : GuardedConnections(options)
    {
        protected override Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) =>
            Task.FromResult(names.GetValueOrDefault(host, []));
    }
}
