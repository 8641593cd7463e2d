using Dapper;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Outbound;

/// <summary>Events are kept for a month, and for as long as somebody is to be told them.</summary>
public abstract class OutboundPruningTests(Func<TestDatabase> newStore) : WebhookReceiving(newStore)
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_AreKeptForAMonth_AndWhoStayedAwayForLongerIsTold()
    {
        await Outbound.Happened("a", 3);
        await Outbound.Happened("b", 1);
        await Outbound.LookToTheEnd();
        Outbound.Clock.Advance(Month);
        Assert.Equal(0, await Outbound.Pruning.Work(Stop));
        Assert.False((await Outbound.Feed.After(0, null, 10)).IsGone);
        await Outbound.Happened("c", 2);
        await Outbound.LookToTheEnd();
        Outbound.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(2, await Outbound.Pruning.Work(Stop));

        var late = await Outbound.Feed.After(3, null, 10);
        Assert.True(late.IsGone);
        Assert.Equal(4, late.Horizon);
        Assert.True((await Outbound.Feed.After(0, null, 10)).IsGone);
        Assert.Equal(["c-1", "c-2"], Ids(await Outbound.Feed.After(late.Horizon, null, 10)));
        // Who begins now begins with what is there; the last ones of a and b, by which is known what was told, are not among it.
        Assert.Equal(["c-1", "c-2"], Ids(await Outbound.Feed.After(null, null, 10)));
        Assert.Equal(4, await Rows());
        Assert.Equal(0, await Outbound.Pruning.Work(Stop));
    }

    [Fact]
    public async Task Subject_WhoseEventsAreGone_GoesOnWhereItWas()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        await Outbound.Happened("a", 3);
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Delivered == 3, "three events");
        Outbound.Clock.Advance(Month + TimeSpan.FromMinutes(1));
        Assert.Equal(2, await Outbound.Pruning.Work(Stop));

        await Outbound.Happened("a", 4);
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Delivered == 4, "the fourth");

        Assert.Equal(["a-1", "a-2", "a-3", "a-4"], Receiver.Posts.Select(post => post.Id));
        // What was kept because it was the last goes once it is not.
        Assert.Equal(1, await Outbound.Pruning.Work(Stop));
        Assert.Equal(["a-4"], Ids(await Outbound.Feed.After(null, null, 10)));
        Assert.Equal(1, await Rows());
    }

    [Fact]
    public async Task Event_ThatAWebhookWasNotTold_IsKeptUntilItWas()
    {
        var id = await Outbound.Webhook(Receiver.Url);
        Receiver.Answer = (_, _) => Task.FromResult(500);
        await Outbound.Happened("a", 2);
        await Outbound.LookToTheEnd();
        await Outbound.Webhooks.SwitchOff(id, Domain.Outbound.WebhookStatus.Disabled);
        Outbound.Clock.Advance(Month + TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Outbound.Pruning.Work(Stop));

        Receiver.Answer = (_, _) => Task.FromResult(204);
        await Outbound.Webhooks.Enable(id);
        Assert.Equal(2, await Outbound.Deliveries.Replay(id, null));
        await Outbound.LookUntil(async () => (await Outbound.State(id)).Delivered == 2, "both");

        Assert.Equal(["a-1", "a-2"], Receiver.Taken);
        Assert.Equal(1, await Outbound.Pruning.Work(Stop));
    }

    [Fact]
    public async Task Events_OfAVersionThatDidNotNoteWhen_AreKeptForAMonthFromNow()
    {
        await Outbound.Happened("a", 2);
        await Outbound.LookToTheEnd();
        await Store.Database.WriteRows((connection, transaction) =>
            connection.ExecuteAsync("UPDATE outbound_events SET numbered_at = NULL", null, transaction));
        Outbound.Clock.Advance(Month * 2);

        Assert.Equal(0, await Outbound.Pruning.Work(Stop));
        Outbound.Clock.Advance(Month);
        Assert.Equal(0, await Outbound.Pruning.Work(Stop));
        Outbound.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Outbound.Pruning.Work(Stop));
    }

    [Fact]
    public async Task Many_AreRemovedInPieces()
    {
        foreach (var subject in Enumerable.Range(0, 6))
        {
            await Outbound.Happened($"s{subject}", 201);
        }

        await Outbound.LookToTheEnd();
        Outbound.Clock.Advance(Month + TimeSpan.FromMinutes(1));

        Assert.Equal(1_200, await Outbound.Pruning.Work(Stop));

        Assert.Equal(6, await Rows());
    }

    private static IEnumerable<string> Ids(RedStation.Storage.Queries.EventsAfter found) => found.Events.Select(one => one.Event.Id);

    private Task<long> Rows() =>
        Store.Database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM outbound_events"));

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : OutboundPruningTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : OutboundPruningTests(stores.New);
}
