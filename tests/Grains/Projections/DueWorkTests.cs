using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Domain.Riders;
using RedStation.Storage.GrainState;
using RedStation.Storage.Projections;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public abstract class DueWorkTests : IDisposable
{
    private static readonly GeoPoint Hangzhou = new(30.25, 120.15);

    private const string AddRecord =
        """
        INSERT INTO OrleansStorage (ServiceId, GrainTypeString, GrainIdN0, GrainIdN1, GrainIdExt, Version, ModifiedOn, PayloadBinary)
        VALUES ('redstation', @State, 0, 0, @Key, 1, @At, @Payload)
        """;

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
    public async Task Tasks_MoreThanAPage_ComePageByPage()
    {
        var index = new TaskIndex(store.Database);
        await Task.WhenAll(Enumerable.Range(0, 510).Select(number =>
            index.Project(SomeTasks.Task($"t{number:000}"), SomeTasks.Noon.AddSeconds(-number))));

        var first = await due.Tasks(0, 1, SomeTasks.Noon.AddDays(1));
        var second = await due.Tasks(0, 1, SomeTasks.Noon.AddDays(1), first[^1]);

        Assert.Equal(Enumerable.Range(0, 510).Select(number => $"t{number:000}"), first.Concat(second));
        Assert.Empty(await due.Tasks(0, 1, SomeTasks.Noon.AddDays(1), second[^1]));
    }

    [Fact]
    public async Task RidersOnDuty_AmongManyRecords_AreFoundByThoseOfTheirShardAlone()
    {
        await Write("task-1", "task", new RiderState { Duty = new DutyState { Since = SomeTasks.Noon } });
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Write(
            GrainKeys.Rider($"r{number:00}"),
            "rider",
            new RiderState { DisplayName = "\"since\":\"", Duty = new DutyState { Since = number % 4 == 0 ? SomeTasks.Noon : null } })));

        var shards = await Task.WhenAll(Enumerable.Range(0, 3).Select(shard => due.RidersOnDuty(shard, 3)));

        Assert.Equal(
            Enumerable.Range(0, 10).Select(number => $"r{number * 4:00}"),
            shards.SelectMany(shard => shard.Ids).Order(StringComparer.Ordinal));
        Assert.All(shards, shard => Assert.True(shard.Ids.Count < 10 && shard.Next is null));
    }

    [Fact]
    public async Task RidersOnDuty_MoreThanAPart_ComePartByPart()
    {
        await store.Database.Write((connection, transaction) => connection.ExecuteAsync(
            AddRecord,
            Enumerable.Range(0, 5001).Select(number => Record(
                GrainKeys.Rider($"r{number:0000}"), "rider",
                new RiderState { Duty = new DutyState { Since = number > 4998 ? SomeTasks.Noon : null } })),
            transaction));

        var first = await due.RidersOnDuty(0, 1);
        var second = await due.RidersOnDuty(0, 1, first.Next);

        Assert.Equal(["r4999"], first.Ids);
        Assert.Equal(["r5000"], second.Ids);
        Assert.Null(second.Next);
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

    private Task<int> Write(string key, string state, RiderState record) => store.Database.Write(
        (connection, transaction) => connection.ExecuteAsync(AddRecord, Record(key, state, record), transaction));

    /// <summary>A row as grain storage writes it; when, stands there in another type in each of the two.</summary>
    private object Record(string key, string state, RiderState record) => new
    {
        Key = key,
        State = state,
        At = store is SqliteTestDatabase ? (object)SomeTasks.Noon.ToUnixTimeSeconds() : SomeTasks.Noon.UtcDateTime,
        Payload = new GrainStateSerializer().Serialize(record).ToArray(),
    };

    private static StationRow Row(string id, DateTimeOffset? due) =>
        new(id, "驿站", "330106", Hangzhou, Tiles.At(Hangzhou), 1, due);

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : DueWorkTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : DueWorkTests(stores.New);
}
