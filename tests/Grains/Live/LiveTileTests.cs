using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Live;

public sealed class LiveTileTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Watch_UnderConcurrentReports_EarlyAndLateWatchersEndWithTheStationsOwnState()
    {
        var (tile, stations) = await Tile("busy", 8);
        var (early, late) = (new Watcher(silo, tile), new Watcher(silo, tile));
        await early.Watch();
        var reporting = stations.Select((station, number) => Task.Run(() => ReportMany(station, number))).ToList();
        await Task.WhenAny(reporting);
        await late.Watch();
        await Task.WhenAll(reporting);

        await AgreesWith(early, stations);
        await AgreesWith(late, stations);
        Assert.False(early.SawGap || late.SawGap);
    }

    [Fact]
    public async Task Watch_AfterTheTileWasLost_NoticesByAGapAndEndsRight()
    {
        var (tile, stations) = await Tile("lost", 2);
        var watcher = new Watcher(silo, tile);
        await watcher.Watch();
        await SiloFixture.Drop(silo.Grains.LiveTile(tile));
        silo.Clock.Advance(TimeSpan.FromMilliseconds(10));
        await silo.Report(stations[0], (1, PortStatus.Charging));

        await watcher.Watch();

        await AgreesWith(watcher, stations);
    }

    [Fact]
    public async Task Watch_GatewayThatNeverAnswers_DoesNotDelayTheOthers()
    {
        var (tile, stations) = await Tile("dead", 1);
        var (dead, alive) = (new Watcher(silo, tile), new Watcher(silo, tile));
        var never = new TaskCompletionSource();
        dead.Ready = never.Task;
        await dead.Watch();
        await alive.Watch();
        for (var round = 0; round < 5; round++)
        {
            await silo.Report(stations[0], (1, round % 2 == 0 ? PortStatus.Charging : PortStatus.Available));
            await AgreesWith(alive, stations);
        }

        Assert.Equal(1, dead.Calls);
        never.SetResult();
        await AgreesWith(dead, stations);
    }

    [Fact]
    public async Task Watch_LeaseRunsOut_IsToldNothingMore()
    {
        var (tile, stations) = await Tile("lease", 1);
        var (gone, renewing) = (new Watcher(silo, tile), new Watcher(silo, tile));
        await gone.Watch();
        await renewing.Watch();
        silo.Clock.Advance(TimeSpan.FromHours(25));
        await renewing.Watch();
        var calls = gone.Calls;

        await silo.Report(stations[0], (1, PortStatus.Charging));

        await AgreesWith(renewing, stations);
        Assert.Equal(calls, gone.Calls);
    }

    [Fact]
    public async Task Station_MovesToAnotherTile_LeavesTheOneAndAppearsInTheOther()
    {
        var (from, to) = (silo.NewPlace(), silo.NewPlace());
        var station = await silo.FreeStation("moving", 1, from);
        var (left, entered) = (new Watcher(silo, Tiles.At(from)), new Watcher(silo, Tiles.At(to)));
        await left.Watch();
        await entered.Watch();
        Assert.Single(left.Known());

        await station.Define(new DefineStation("move", Definition(1, to)));

        await AgreesWith(left, []);
        await AgreesWith(entered, [station]);
    }

    private async Task<(TileId Tile, IReadOnlyList<IStationGrain> Stations)> Tile(string name, int count)
    {
        var place = silo.NewPlace();
        var stations = await Task.WhenAll(Enumerable.Range(0, count).Select(number => silo.FreeStation($"{name}{number}", 4, place)));
        return (Tiles.At(place), stations);
    }

    private async Task ReportMany(IStationGrain station, int seed)
    {
        var random = new Random(seed);
        for (var report = 0; report < 40; report++)
        {
            await silo.Report(station, (random.Next(1, 5), (PortStatus)random.Next(5)), (random.Next(1, 5), (PortStatus)random.Next(5)));
        }
    }

    /// <summary>Lets the coalescing time pass until the watcher knows what the stations themselves say.</summary>
    private Task AgreesWith(Watcher watcher, IReadOnlyList<IStationGrain> stations) => Until.True(async () =>
    {
        silo.Clock.Advance(TimeSpan.FromMilliseconds(100));
        var own = await Task.WhenAll(stations.Select(async station => (await station.GetSummary())!));
        return own.Select(station => (station.Id, station.Revision, station.Ports)).OrderBy(station => station.Id).SequenceEqual(watcher.Known());
    }, "the watcher agrees");
}
