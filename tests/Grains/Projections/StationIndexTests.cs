using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Storage.Projections;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public abstract class StationIndexTests : IDisposable
{
    private static readonly GeoPoint Hangzhou = new(30.25, 120.15);

    private readonly TestDatabase store;
    private readonly StationIndex index;
    private readonly StationQueries queries;

    protected StationIndexTests(Func<TestDatabase> newStore)
    {
        store = newStore();
        (index, queries) = (new StationIndex(store.Database), new StationQueries(store.Database));
    }

    [Fact]
    public async Task Register_BeforeAnythingIsKnown_IsNotListed()
    {
        await index.Register("s1");
        await index.Register("s1");

        Assert.Equal(0, await queries.Count());
        Assert.Empty(await queries.All(null, 10));
    }

    [Fact]
    public async Task Project_ThenRead_GivesTheSameRow()
    {
        var row = Row("s1", Hangzhou, revision: 0) with { NextDueAt = DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_123) };
        await index.Register("s1");
        await index.Project(row);

        Assert.Equal([row], await queries.All(null, 10));
        Assert.Equal(["s1"], await index.IdsInTile(Tiles.At(Hangzhou)));
    }

    [Fact]
    public async Task Project_OutOfOrder_KeepsTheLatest()
    {
        await index.Project(Row("s1", Hangzhou, revision: 3) with { Name = "third" });
        await index.Project(Row("s1", Hangzhou, revision: 2) with { Name = "second" });
        await index.Project(Row("s1", Hangzhou, revision: 3) with { Name = "third again" });

        Assert.Equal("third", Assert.Single(await queries.All(null, 10)).Name);
    }

    [Fact]
    public async Task Project_StationThatMoved_LeavesItsOldTile()
    {
        var ningbo = new GeoPoint(29.87, 121.54);
        await index.Project(Row("s1", Hangzhou, revision: 1));
        await index.Project(Row("s1", ningbo, revision: 2));

        Assert.Empty(await index.IdsInTile(Tiles.At(Hangzhou)));
        Assert.Equal(["s1"], await index.IdsInTile(Tiles.At(ningbo)));
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private static StationRow Row(string id, GeoPoint position, long revision) =>
        new(id, "驿站 " + id, "330106", position, Tiles.At(position), revision, null);

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : StationIndexTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : StationIndexTests(stores.New);
}
