using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Stations;

/// <summary>A station's controller, screen and reader are different devices: each is heard by its own words only.</summary>
public sealed class EquipmentTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    [Trait("Case", "S2")]
    public async Task Screen_GoesOnAfterTheController_PortsAreOfflineAndNotReservable_AfterARestartToo()
    {
        var station = await silo.FreeStation("screened", 2);
        await silo.Registered("hopeful");
        await Beat(station, TimeSpan.FromMinutes(2));

        Assert.Equal(2, (await station.GetSummary())!.Ports.Offline);
        Assert.Equal(StationRefusal.StationOffline, (await station.Reserve(Reserve("hopeful"))).Refusal);

        await SiloFixture.Drop(station);
        await station.Heartbeat();
        Assert.Equal(2, (await station.GetSummary())!.Ports.Offline);
        Assert.Equal([1, 2], (await silo.Report(station)).Silent!.Value);
        Assert.Equal(2, (await station.GetSummary())!.Ports.Offline);

        await silo.Report(station, (1, PortStatus.Available));
        Assert.Equal((1, 1), (await station.GetSummary())!.Ports is var ports ? (ports.Available, ports.Offline) : default);
        await SiloFixture.Drop(station);
        Assert.Equal(1, (await station.GetSummary())!.Ports.Available);
    }

    [Fact]
    [Trait("Case", "S2")]
    public async Task Controller_ThatSaysThatNothingHasChanged_IsBelievedAcrossARestart()
    {
        var station = await silo.FreeStation("quiet", 2);
        for (var minute = 0; minute < 5; minute++)
        {
            silo.Clock.Advance(TimeSpan.FromMinutes(1));
            await silo.Report(station);
        }

        await SiloFixture.Drop(station);
        await station.Heartbeat();
        Assert.Equal(2, (await station.GetSummary())!.Ports.Offline);
        await silo.Report(station);
        Assert.Equal(2, (await station.GetSummary())!.Ports.Available);
    }

    [Fact]
    [Trait("Case", "S1")]
    public async Task Station_NeverHeard_HasNoTime_ThoughItsScreenIsThere()
    {
        var station = silo.Station("never");
        await station.Define(new DefineStation("define", Definition(1, silo.NewPlace())));
        await station.Heartbeat();

        Assert.Null((await station.GetSummary())!.HeardAt);
        Assert.Null(Assert.Single((await station.Get())!.Ports).Since);
        var health = (await station.GetDevices())!;
        Assert.Equal(
            (null, false, silo.Now, true), (health.ControllerHeardAt, health.ControllerConnected, health.ScreenHeardAt, health.ScreenConnected));
    }

    [Fact]
    [Trait("Case", "S8")]
    public async Task Retire_TakesTheStationOffItsTileAndTheIndex_AndDefiningBringsItBack()
    {
        var place = silo.NewPlace();
        var station = await silo.FreeStation("retired", 1, place);
        var tile = silo.Grains.LiveTile(Tiles.At(place));
        await Until.True(async () => !(await tile.GetSnapshot()).Stations.IsEmpty, "the tile shows it");

        Assert.NotNull((await station.Retire(new RetireStation(NewOperation()))).Value);
        Assert.NotNull((await station.Retire(new RetireStation(NewOperation()))).Value);

        await Until.True(async () => (await tile.GetSnapshot()).Stations.IsEmpty, "the tile forgets it");
        Assert.Equal(StationRefusal.StationRetired, (await station.ReportPorts(new(NewOperation(), []))).Refusal);
        await SiloFixture.Drop(station);
        await SiloFixture.Drop(tile);
        Assert.Empty((await tile.GetSnapshot()).Stations);
        Assert.True((await station.GetSummary())!.Retired);

        await station.Define(new DefineStation(NewOperation(), Definition(1, place)));
        await Until.True(async () => !(await tile.GetSnapshot()).Stations.IsEmpty, "the tile shows it again");
    }

    private async Task Beat(IStationGrain station, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(20))
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(20));
            await station.Heartbeat();
        }

        await station.Wake();
    }
}
