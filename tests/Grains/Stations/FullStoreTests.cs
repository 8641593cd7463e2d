using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Stations;

/// <summary>A store that takes nothing for a while: what needs it is refused, what does not goes on, and the map stays right.</summary>
public sealed class FullStoreTests : IAsyncLifetime
{
    private readonly SiloFixture silo = new();

    public ValueTask InitializeAsync() => silo.InitializeAsync();

    public ValueTask DisposeAsync() => silo.DisposeAsync();

    [Fact]
    public async Task Report_ThatCannotBeStored_IsRefusedAndShownAndTakenWhenItIsRepeated()
    {
        var (station, tile) = await Ready("busy");
        var report = new ReportPorts(NewOperation(), [new PortReading(1, PortStatus.Charging, silo.Now)]);
        silo.Faults.Full = true;

        await Assert.ThrowsAsync<StorageFaultException>(() => station.ReportPorts(report));
        await Assert.ThrowsAsync<StorageFaultException>(() => station.ReportPorts(report));

        Assert.Equal(PortStatus.Charging, (await station.Get())!.Ports[0].Status);
        await Shows(tile, "busy", available: 1);
        silo.Faults.Full = false;
        Assert.Equal(1, (await station.ReportPorts(report)).Value!.Applied);
        await SiloFixture.Drop(station);
        Assert.Equal(PortStatus.Charging, (await station.Get())!.Ports[0].Status);
    }

    [Fact]
    public async Task Report_ThatCannotBeStoredAndIsOverByAnother_IsForgotten()
    {
        var (station, tile) = await Ready("over");
        silo.Faults.Full = true;
        await Assert.ThrowsAsync<StorageFaultException>(() => silo.Report(station, (1, PortStatus.Charging)));
        silo.Faults.Full = false;
        silo.Clock.Advance(TimeSpan.FromSeconds(1));

        // The driver has left again: for the store nothing has ever changed.
        Assert.Equal(1, (await silo.Report(station, (1, PortStatus.Available))).Unchanged);

        await Shows(tile, "over", available: 2);
    }

    [Fact]
    public async Task HeartbeatAndReportWithoutNews_OnAFullStore_AreTakenAndTheStationStaysConnected()
    {
        var (station, tile) = await Ready("beats");
        silo.Faults.Full = true;
        for (var beat = 0; beat < 10; beat++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(30));
            await station.Heartbeat();
            Assert.Equal(2, (await silo.Report(station, (1, PortStatus.Available), (2, PortStatus.Available))).Unchanged);
            await Assert.ThrowsAsync<StorageFaultException>(() => station.Reserve(Reserve("nobody")));
            var shown = (await station.GetSummary())!;
            Assert.Equal((true, silo.Now, 2), (shown.Connected, shown.AsOf, shown.Ports.Available));
        }

        await Shows(tile, "beats", available: 2);
    }

    [Fact]
    public async Task Silence_OnAFullStore_IsShownAlthoughAReservationCannotBeEnded()
    {
        var (station, tile) = await Ready("silent");
        await silo.Registered("waiting");
        Assert.NotNull((await station.Reserve(Reserve("waiting"))).Value);
        silo.Faults.Full = true;

        silo.Clock.Advance(TimeSpan.FromMinutes(2));

        await Until.True(async () => (await Shown(tile, "silent")) is { Connected: false, Ports.Offline: 2 }, "the tile shows the station offline");
        silo.Faults.Full = false;
        silo.Clock.Advance(TimeSpan.FromSeconds(5));
        await Until.True(async () => (await silo.Rider("waiting").GetView())!.Reservation is null, "the reservation ends");
    }

    [Fact]
    public async Task Reserve_PortThatWasReportedTakenInVain_IsNotGranted()
    {
        var (station, _) = await Ready("taken");
        await silo.Registered("late");
        silo.Faults.Full = true;
        await Assert.ThrowsAsync<StorageFaultException>(() => silo.Report(station, (1, PortStatus.Charging)));
        silo.Faults.Full = false;

        Assert.Equal(2, (await station.Reserve(Reserve("late"))).Value!.Port);
    }

    private async Task<(IStationGrain Station, ILiveTileGrain Tile)> Ready(string id)
    {
        var place = silo.NewPlace();
        var station = await silo.FreeStation(id, 2, place);
        return (station, silo.Grains.LiveTile(Tiles.At(place)));
    }

    private static async Task<StationSummary?> Shown(ILiveTileGrain tile, string id) =>
        (await tile.GetSnapshot()).Stations.SingleOrDefault(station => station.Id == id);

    private static Task Shows(ILiveTileGrain tile, string id, int available) => Until.True(
        async () => await Shown(tile, id) is { Connected: true } shown && shown.Ports.Available == available,
        $"the tile shows {available} ports available");
}
