using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Storage.Projections;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public abstract class DueWorkTests : IDisposable
{
    private static readonly GeoPoint Hangzhou = new(30.25, 120.15);

    private readonly TestDatabase store;
    private readonly DueWork due;

    protected DueWorkTests(Func<TestDatabase> newStore)
    {
        store = newStore();
        due = new DueWork(store.Database);
    }

    [Fact]
    public async Task Stations_DueBeforeTheTime_AreFound()
    {
        var index = new StationIndex(store.Database);
        await index.Register("registered");
        await index.Project(Row("idle", null));
        await index.Project(Row("due", SomeTasks.Noon));
        await index.Project(Row("later", SomeTasks.Noon.AddSeconds(1)));

        Assert.Equal(["due"], await due.Stations(0, 1, SomeTasks.Noon.AddSeconds(1)));
    }

    [Fact]
    public async Task Tasks_RegisteredButNeverToldOf_AreDue()
    {
        var index = new TaskIndex(store.Database);
        await index.Register("lost");
        await index.Register("told");
        await index.Project(SomeTasks.Task("told"), null);

        Assert.Equal(["lost"], await due.Tasks(0, 1, SomeTasks.Noon));
    }

    [Fact]
    public async Task Tasks_OfAllShards_AreEachFoundOnce()
    {
        var index = new TaskIndex(store.Database);
        var ids = Enumerable.Range(0, 100).Select(number => $"t{number}").ToList();
        await Task.WhenAll(ids.Select(index.Register));

        var shards = await Task.WhenAll(Enumerable.Range(0, 4).Select(shard => due.Tasks(shard, 4, SomeTasks.Noon)));

        Assert.Equal(ids.Order(StringComparer.Ordinal), shards.SelectMany(shard => shard).Order(StringComparer.Ordinal));
        Assert.All(shards, shard => Assert.InRange(shard.Count, 10, 45));
    }

    [Fact]
    public async Task Tasks_AreFoundInTheOrderInWhichTheyAreDue()
    {
        var index = new TaskIndex(store.Database);
        await Task.WhenAll(Enumerable.Range(0, 510).Select(number =>
            index.Project(SomeTasks.Task($"t{number:000}"), SomeTasks.Noon.AddSeconds(-number))));

        var found = await due.Tasks(0, 1, SomeTasks.Noon.AddSeconds(-9));

        Assert.Equal(Enumerable.Range(10, 500).Reverse().Select(number => $"t{number:000}"), found);
    }

    [Fact]
    public async Task RidersOnDuty_OfAllShards_AreEachFoundOnceUntilTheyAreRemoved()
    {
        var index = new DutyIndex(store.Database);
        var ids = Enumerable.Range(0, 100).Select(number => $"r{number:00}").ToList();
        await Task.WhenAll(ids.Select(index.Add));
        await index.Add("r07");
        await index.Remove("r08", null, null);
        await index.Remove("nobody", null, null);

        var shards = await Task.WhenAll(Enumerable.Range(0, 4).Select(shard => due.RidersOnDuty(shard, 4)));

        Assert.Equal(ids.Where(id => id != "r08"), shards.SelectMany(shard => shard).Order(StringComparer.Ordinal));
        Assert.All(shards, shard => Assert.InRange(shard.Count, 10, 45));
    }

    [Fact]
    public async Task RidersOnDuty_MoreThanAPage_ComePageByPage()
    {
        var index = new DutyIndex(store.Database);
        var ids = Enumerable.Range(0, 510).Select(number => $"r{number:000}").ToList();
        await Task.WhenAll(ids.Select(index.Add));

        var first = await due.RidersOnDuty(0, 1);
        var second = await due.RidersOnDuty(0, 1, first[^1]);

        Assert.Equal(500, first.Count);
        Assert.Equal(ids, first.Concat(second));
        Assert.Empty(await due.RidersOnDuty(0, 1, second[^1]));
    }

    [Theory]
    [InlineData("", 2166136261)]
    [InlineData("a", 3826002220)]
    [InlineData("驿站-1", 3793621087)]
    public void ShardHash_OfAnId_NeverChanges(string id, long hash) => Assert.Equal(hash, ShardHash.Of(id));

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private static StationRow Row(string id, DateTimeOffset? due) =>
        new(id, "驿站", "330106", Hangzhou, Tiles.At(Hangzhou), 1, due);

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : DueWorkTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : DueWorkTests(stores.New);
}
