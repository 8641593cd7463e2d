using Dapper;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Outbound;

/// <summary>Events are kept for a month, and for as long as somebody is to be told them.</summary>
public abstract class OutboundPruningTests(Func<TestDatabase> newStore) : IAsyncLifetime
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    private readonly TestDatabase store = newStore();
    private OutboundHarness outbound = null!;
    private Receiver receiver = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        outbound = new OutboundHarness(store.Database);
        receiver = await Receiver.Start();
    }

    public async ValueTask DisposeAsync()
    {
        outbound.Dispose();
        await receiver.DisposeAsync();
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Events_AreKeptForAMonth_AndWhoStayedAwayForLongerIsTold()
    {
        await outbound.Happened("a", 3);
        await outbound.Happened("b", 1);
        await outbound.LookToTheEnd();
        outbound.Clock.Advance(Month);
        Assert.Equal(0, await outbound.Pruning.Work(Stop));
        Assert.False((await outbound.Feed.After(0, null, 10)).IsGone);
        await outbound.Happened("c", 2);
        await outbound.LookToTheEnd();
        outbound.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, await outbound.Pruning.Work(Stop));

        var late = await outbound.Feed.After(3, null, 10);
        Assert.True(late.IsGone);
        Assert.Equal(4, late.Horizon);
        Assert.True((await outbound.Feed.After(0, null, 10)).IsGone);
        Assert.Equal(["c-1", "c-2"], Ids(await outbound.Feed.After(late.Horizon, null, 10)));
        // Who begins now begins with what is there; the last ones of a and b, by which is known what was told, are not among it.
        Assert.Equal(["c-1", "c-2"], Ids(await outbound.Feed.After(null, null, 10)));
        Assert.Equal(4, await Rows());
        Assert.Equal(0, await outbound.Pruning.Work(Stop));
    }

    [Fact]
    public async Task Subject_WhoseEventsAreGone_GoesOnWhereItWas()
    {
        var id = await outbound.Webhook(receiver.Url);
        await outbound.Happened("a", 3);
        await outbound.LookUntil(async () => (await outbound.State(id)).Delivered == 3, "three events");
        outbound.Clock.Advance(Month + TimeSpan.FromMinutes(1));
        Assert.Equal(2, await outbound.Pruning.Work(Stop));

        await outbound.Happened("a", 4);
        await outbound.LookUntil(async () => (await outbound.State(id)).Delivered == 4, "the fourth");

        Assert.Equal(["a-1", "a-2", "a-3", "a-4"], receiver.Posts.Select(post => post.Id));
        // What was kept because it was the last goes once it is not.
        Assert.Equal(1, await outbound.Pruning.Work(Stop));
        Assert.Equal(["a-4"], Ids(await outbound.Feed.After(null, null, 10)));
        Assert.Equal(1, await Rows());
    }

    [Fact]
    public async Task Event_ThatAWebhookWasNotTold_IsKeptUntilItWas()
    {
        var id = await outbound.Webhook(receiver.Url);
        receiver.Answer = (_, _) => Task.FromResult(500);
        await outbound.Happened("a", 2);
        await outbound.LookToTheEnd();
        await outbound.Webhooks.SwitchOff(id, Domain.Outbound.WebhookStatus.Disabled);
        outbound.Clock.Advance(Month + TimeSpan.FromMinutes(1));
        Assert.Equal(0, await outbound.Pruning.Work(Stop));

        receiver.Answer = (_, _) => Task.FromResult(204);
        await outbound.Webhooks.Enable(id);
        Assert.Equal(2, await outbound.Deliveries.Replay(id, null));
        await outbound.LookUntil(async () => (await outbound.State(id)).Delivered == 2, "both");

        Assert.Equal(["a-1", "a-2"], receiver.Taken);
        Assert.Equal(1, await outbound.Pruning.Work(Stop));
    }

    [Fact]
    public async Task Events_OfAVersionThatDidNotNoteWhen_AreKeptForAMonthFromNow()
    {
        await outbound.Happened("a", 2);
        await outbound.LookToTheEnd();
        await store.Database.WriteRows((connection, transaction) =>
            connection.ExecuteAsync("UPDATE outbound_events SET numbered_at = NULL", null, transaction));
        outbound.Clock.Advance(Month * 2);

        Assert.Equal(0, await outbound.Pruning.Work(Stop));
        outbound.Clock.Advance(Month);
        Assert.Equal(0, await outbound.Pruning.Work(Stop));
        outbound.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await outbound.Pruning.Work(Stop));
    }

    [Fact]
    public async Task Many_AreRemovedInPieces()
    {
        foreach (var subject in Enumerable.Range(0, 6))
        {
            await outbound.Happened($"s{subject}", 201);
        }

        await outbound.LookToTheEnd();
        outbound.Clock.Advance(Month + TimeSpan.FromMinutes(1));

        Assert.Equal(1_200, await outbound.Pruning.Work(Stop));

        Assert.Equal(6, await Rows());
    }

    private static IEnumerable<string> Ids(RedStation.Storage.Queries.EventsAfter found) => found.Events.Select(one => one.Event.Id);

    private Task<long> Rows() =>
        store.Database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM outbound_events"));

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : OutboundPruningTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : OutboundPruningTests(stores.New);
}
