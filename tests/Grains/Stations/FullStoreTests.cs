using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.Stations;

namespace RedStation.Tests.Grains.Stations;

/// <summary>A store that takes nothing for a while: what needs it is refused, what does not goes on, and the map stays right.</summary>
public sealed class FullStoreTests : IAsyncLifetime
{
    private readonly SiloFixture house = new();

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task Report_ThatCannotBeStored_IsRefusedAndShownAndTakenWhenItIsRepeated()
    {
        var (station, tile) = await Ready("busy");
        var report = new ReportPorts(NewOperation(), [new PortReading(1, PortStatus.Charging, house.Now)]);
        house.Faults.Full = true;

        await Assert.ThrowsAsync<StorageFaultException>(() => station.ReportPorts(report));
        await Assert.ThrowsAsync<StorageFaultException>(() => station.ReportPorts(report));

        Assert.Equal(PortStatus.Charging, (await station.Get())!.Ports[0].Status);
        await Shows(tile, "busy", available: 1);
        house.Faults.Full = false;
        Assert.Equal(1, (await station.ReportPorts(report)).Value!.Applied);
        await SiloFixture.Drop(station);
        Assert.Equal(PortStatus.Charging, (await station.Get())!.Ports[0].Status);
    }

    [Fact]
    public async Task Report_ThatCannotBeStoredAndIsOverByAnother_IsForgotten()
    {
        var (station, tile) = await Ready("over");
        house.Faults.Full = true;
        await Assert.ThrowsAsync<StorageFaultException>(() => house.Report(station, (1, PortStatus.Charging)));
        house.Faults.Full = false;
        house.Clock.Advance(TimeSpan.FromSeconds(1));

        // The driver has left again: for the store nothing has ever changed.
        Assert.Equal(1, (await house.Report(station, (1, PortStatus.Available))).Unchanged);

        await Shows(tile, "over", available: 2);
    }

    [Fact]
    public async Task HeartbeatAndReportWithoutNews_OnAFullStore_AreTakenAndTheStationStaysConnected()
    {
        var (station, tile) = await Ready("beats");
        house.Faults.Full = true;
        for (var beat = 0; beat < 10; beat++)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(30));
            await station.Heartbeat();
            Assert.Equal(2, (await house.Report(station, (1, PortStatus.Available), (2, PortStatus.Available))).Unchanged);
            await Assert.ThrowsAsync<StorageFaultException>(() => station.Reserve(Reserve("nobody")));
            var shown = (await station.GetSummary())!;
            Assert.Equal((true, house.Now, 2), (shown.Connected, shown.AsOf, shown.Ports.Available));
        }

        await Shows(tile, "beats", available: 2);
    }

    [Fact]
    public async Task Silence_OnAFullStore_IsShownAlthoughAReservationCannotBeEnded()
    {
        var (station, tile) = await Ready("silent");
        await house.Registered("waiting");
        Assert.NotNull((await station.Reserve(Reserve("waiting"))).Value);
        house.Faults.Full = true;

        house.Clock.Advance(TimeSpan.FromMinutes(2));

        await Until.True(async () => (await Shown(tile, "silent")) is { Connected: false, Ports.Offline: 2 }, "the tile shows the station offline");
        house.Faults.Full = false;
        house.Clock.Advance(TimeSpan.FromSeconds(5));
        await Until.True(async () => (await house.Rider("waiting").GetView())!.Reservation is null, "the reservation ends");
    }

    [Fact]
    public async Task Reserve_PortThatWasReportedTakenInVain_IsNotGranted()
    {
        var (station, _) = await Ready("taken");
        await house.Registered("late");
        house.Faults.Full = true;
        await Assert.ThrowsAsync<StorageFaultException>(() => house.Report(station, (1, PortStatus.Charging)));
        house.Faults.Full = false;

        Assert.Equal(2, (await station.Reserve(Reserve("late"))).Value!.Port);
    }

    private async Task<(IStationGrain Station, ILiveTileGrain Tile)> Ready(string id)
    {
        var place = house.NewPlace();
        var station = await house.FreeStation(id, 2, place);
        return (station, house.Grains.LiveTile(Tiles.At(place)));
    }

    private static async Task<StationSummary?> Shown(ILiveTileGrain tile, string id) =>
        (await tile.GetSnapshot()).Stations.SingleOrDefault(station => station.Id == id);

    private static Task Shows(ILiveTileGrain tile, string id, int available) => Until.True(
        async () => await Shown(tile, id) is { Connected: true } shown && shown.Ports.Available == available,
        $"the tile shows {available} ports available");
}
