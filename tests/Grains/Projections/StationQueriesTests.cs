using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Storage.Projections;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Projections;

public abstract class StationQueriesTests : IDisposable
{
    private static readonly Gen<GeoPoint> InTown =
        Gen.Select(Gen.Double[29.9, 30.5], Gen.Double[119.9, 120.5], (lat, lon) => new GeoPoint(lat, lon));

    private static readonly Gen<GeoPoint> Anywhere =
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (lat, lon) => new GeoPoint(lat, lon));

    private static readonly Gen<GeoPoint[]> Places = Gen.OneOf(InTown.Array[0, 30], Anywhere.Array[0, 30]);

    private readonly Func<TestDatabase> newStore;
    private readonly TestDatabase store;
    private readonly StationIndex index;
    private readonly StationQueries queries;

    protected StationQueriesTests(Func<TestDatabase> newStore)
    {
        this.newStore = newStore;
        store = newStore();
        (index, queries) = (new StationIndex(store.Database), new StationQueries(store.Database));
    }

    [Fact]
    public Task Near_AnyPlaceOnTheGlobe_GivesTheNearestInOrder() => Gen.Select(Places, Gen.OneOf(InTown, Anywhere), Gen.Int[1, 8]).SampleAsync(
        async (places, me, limit) =>
        {
            using var store = newStore();
            await Project(new StationIndex(store.Database), places);

            var found = await new StationQueries(store.Database).Near(me, limit);

            var expected = places.Select(place => Distance.Metres(me, place)).Order().Take(limit);
            Assert.Equal(expected, found.Select(station => Distance.Metres(me, station.Position)));
        },
        iter: 60,
        threads: 1);

    [Fact]
    public async Task Near_OverTheDateLine_FindsTheOtherSide()
    {
        await Project(index, [new(-17, 179.999), new(-17, -179.999), new(-17, 170)]);

        Assert.Equal(["s01", "s00", "s02"], (await queries.Near(new(-17, -179.9995), 3)).Select(station => station.Id));
    }

    [Fact]
    public async Task InBox_EdgesAndPages_GiveEachStationOnce()
    {
        await Project(index, [new(30, 120), new(30.5, 120.5), new(31, 121), new(31.001, 121), new(30.5, 121.001)]);

        var first = await queries.InBox(120, 30, 121, 31, null, 2);
        var second = await queries.InBox(120, 30, 121, 31, first[^1].Id, 2);

        Assert.Equal(["s00", "s01"], first.Select(station => station.Id));
        Assert.Equal(["s02"], second.Select(station => station.Id));
    }

    [Fact]
    public async Task InBox_OverTheDateLine_FindsBothSides()
    {
        await Project(index, [new(-17, 179), new(-17, -179), new(-17, 0)]);

        Assert.Equal(["s00", "s01"], (await queries.InBox(178, -20, -178, -10, null, 10)).Select(station => station.Id));
    }

    [Fact]
    public async Task All_PageByPage_GivesEveryStation()
    {
        await Project(index, [.. Enumerable.Range(0, 25).Select(number => new GeoPoint(30, 120 + number / 100d))]);

        var ids = new List<string>();
        for (var page = await queries.All(null, 10); page.Count > 0; page = await queries.All(ids[^1], 10))
        {
            ids.AddRange(page.Select(station => station.Id));
        }

        Assert.Equal(Enumerable.Range(0, 25).Select(number => $"s{number:00}"), ids);
        Assert.Equal(25, await queries.Count());
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    private static async Task Project(StationIndex index, GeoPoint[] places)
    {
        for (var number = 0; number < places.Length; number++)
        {
            var place = places[number];
            await index.Project(new StationRow($"s{number:00}", "驿站", "330106", place, Tiles.At(place), 1, null));
        }
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : StationQueriesTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : StationQueriesTests(stores.New);
}
