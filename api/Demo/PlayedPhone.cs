using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Json;
using RedStation.Api.Players;
using RedStation.Api.Riders;
using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Demo;

/// <summary>A played rider's connection to the hub that every rider's phone uses. What it hears waits until it is looked at.</summary>
internal sealed class PlayedPhone : IAsyncDisposable
{
    private readonly HubConnection hub;
    private readonly ConcurrentQueue<TaskOffer> offers = new();
    private readonly ConcurrentQueue<WithdrawnOffer> withdrawn = new();
    private readonly ConcurrentQueue<TaskView> tasks = new();

    /// <summary>Sets the phone up for a rider; <see cref="Connect"/> connects it.</summary>
    public PlayedPhone(Uri address, AccountIdentity rider, PlayerTokens tokens)
    {
        hub = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "/hubs/rider"), options =>
            {
                options.AccessTokenProvider = () => Task.FromResult<string?>(tokens.For(rider));
                options.SkipNegotiation = true;
                options.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets;
            })
            .AddJsonProtocol(options => options.PayloadSerializerOptions = WireJson.Options)
            .Build();
        hub.On<TaskOffer>("TaskOffered", offers.Enqueue);
        hub.On<WithdrawnOffer>("OfferWithdrawn", withdrawn.Enqueue);
        hub.On<TaskView>("TaskChanged", tasks.Enqueue);
        hub.On<Balance>("BalanceChanged", balance => Points = balance.Points);
    }

    /// <summary>Whether it can be used.</summary>
    public bool IsConnected => hub.State == HubConnectionState.Connected;

    /// <summary>What the rider can spend, as was heard last.</summary>
    public long Points { get; private set; }

    /// <summary>Offers heard since the last look.</summary>
    public IEnumerable<TaskOffer> Offers => Drain(offers);

    /// <summary>Offers that are no more, heard since the last look.</summary>
    public IEnumerable<WithdrawnOffer> Withdrawn => Drain(withdrawn);

    /// <summary>Changes of the rider's task heard since the last look.</summary>
    public IEnumerable<TaskView> Tasks => Drain(tasks);

    /// <summary>Connects.</summary>
    public Task Connect(CancellationToken cancellation) => hub.StartAsync(cancellation);

    /// <summary>Goes on duty.</summary>
    public async Task<RiderView> GoOnDuty(GeoPoint place, CancellationToken cancellation)
    {
        var me = await hub.InvokeAsync<RiderView>("GoOnDuty", new StartPosition(place.Lat, place.Lon), cancellation);
        Points = me.Balance.Points;
        return me;
    }

    /// <summary>Goes off duty.</summary>
    public Task GoOffDuty(CancellationToken cancellation) => hub.InvokeAsync("GoOffDuty", cancellation);

    /// <summary>Says where the rider is.</summary>
    public Task ReportPosition(GeoPoint place, DateTimeOffset at, CancellationToken cancellation) =>
        hub.SendAsync("ReportPosition", new PositionReport(place.Lat, place.Lon, 8, at), cancellation);

    /// <summary>Says how urgent the order is.</summary>
    public Task SetOrderDeadline(DateTimeOffset? at, CancellationToken cancellation) => hub.InvokeAsync("SetOrderDeadline", at, cancellation);

    /// <summary>Says that the rider has looked at an offer.</summary>
    public Task OfferSeen(string offerId, CancellationToken cancellation) => hub.SendAsync("OfferSeen", offerId, cancellation);

    /// <summary>Accepts an offer.</summary>
    public Task<TaskView> Accept(string offerId, CancellationToken cancellation) =>
        hub.InvokeAsync<TaskView>("Accept", offerId, Operation("accept", offerId), cancellation);

    /// <summary>Declines an offer.</summary>
    public Task Decline(string offerId, CancellationToken cancellation) => hub.InvokeAsync("Decline", offerId, cancellation);

    /// <summary>Begins a task.</summary>
    public Task<TaskView> Start(string taskId, CancellationToken cancellation) =>
        hub.InvokeAsync<TaskView>("Start", taskId, Operation("start", taskId), cancellation);

    /// <summary>Submits a task with a note.</summary>
    public Task<TaskView> Submit(string taskId, string note, CancellationToken cancellation) =>
        hub.InvokeAsync<TaskView>("Submit", taskId, Operation("submit", taskId), new Evidence(note, null), cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private static string Operation(string verb, string id) => $"{verb}-{id}";

    private static IEnumerable<T> Drain<T>(ConcurrentQueue<T> queue)
    {
        while (queue.TryDequeue(out var item))
        {
            yield return item;
        }
    }
}
