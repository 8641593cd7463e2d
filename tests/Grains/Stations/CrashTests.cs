using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Grains.Stations;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Stations;

/// <summary>Invariant 5 for stations: what happens when a write fails, before or after it is done, and when memory is lost.</summary>
public sealed class CrashTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reserve_StationsWriteFails_TheRetryLeavesOneReservationKnownToBoth(bool afterCommit)
    {
        var name = "station-fault" + afterCommit;
        var (station, command) = await Ready(name);
        silo.Faults.Fail(GrainKeys.Station(name), afterCommit: afterCommit);

        await Assert.ThrowsAsync<StorageFaultException>(() => station.Reserve(command));
        var retried = await station.Reserve(command);

        await BothKnow(station, name, retried.Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reserve_RidersWriteFails_TheRetryLeavesOneReservationKnownToBoth(bool afterCommit)
    {
        var name = "rider-fault" + afterCommit;
        var (station, command) = await Ready(name);
        silo.Faults.Fail(GrainKeys.Rider(name), afterCommit: afterCommit);

        await Assert.ThrowsAsync<StorageFaultException>(() => station.Reserve(command));
        var retried = await station.Reserve(command);

        await BothKnow(station, name, retried.Value);
    }

    [Fact]
    public async Task Reserve_RidersWriteFailsAndTheyReserveElsewhere_TheFirstStationLetsGo()
    {
        var (station, command) = await Ready("elsewhere");
        var other = await silo.FreeStation("elsewhere-other", 1);
        silo.Faults.Fail(GrainKeys.Rider("elsewhere"));
        await Assert.ThrowsAsync<StorageFaultException>(() => station.Reserve(command));

        var elsewhere = await other.Reserve(Reserve("elsewhere"));
        var retried = await station.Reserve(command);

        Assert.NotNull(elsewhere.Value);
        Assert.Equal(StationRefusal.AlreadyReserved, retried.Refusal);
        Assert.Equal(2, (await station.Get())!.Summary.Ports.Available);
        Assert.Equal(elsewhere.Value, (await silo.Rider("elsewhere").GetView())!.Reservation);
    }

    /// <summary>A repetition must not be told of a port that nobody had; what the rider's grain did store they had, and hear its end.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reserve_RidersWriteFailsAndADeviceTakesThePort_TheRetrySaysWhatTheRiderHad(bool afterCommit)
    {
        var name = "taken-meanwhile" + afterCommit;
        var (station, command) = await Ready(name);
        silo.Faults.Fail(GrainKeys.Rider(name), afterCommit: afterCommit);
        await Assert.ThrowsAsync<StorageFaultException>(() => station.Reserve(command));
        // While the device speaks, the rider's grain cannot be asked, unless it has stored the reservation.
        if (!afterCommit)
        {
            silo.Faults.Fail(GrainKeys.Rider(name));
        }

        await silo.Report(station, (1, PortStatus.Charging), (2, PortStatus.Charging));
        var retried = await station.Reserve(command);

        Assert.Equal(afterCommit, retried.Refusal is null);
        Assert.Equal(afterCommit ? null : StationRefusal.NoFreePort, retried.Refusal);
        Assert.Null((await silo.Rider(name).GetView())!.Reservation);
    }

    [Fact]
    public async Task Reserve_MemoryIsLostBetweenStationAndRider_TheStationAsksTheRiderAgain()
    {
        var (station, command) = await Ready("lost");
        silo.Faults.Fail(GrainKeys.Rider("lost"));
        await Assert.ThrowsAsync<StorageFaultException>(() => station.Reserve(command));
        await SiloFixture.Drop(station);

        await station.Wake();

        var held = (await silo.Rider("lost").GetView())!.Reservation;
        Assert.Equal(held, (await station.Reserve(command)).Value);
        Assert.NotNull(held);
    }

    [Fact]
    public async Task Define_TableFails_TheRetryPutsTheStationInTheTable()
    {
        var place = silo.NewPlace();
        var station = silo.Station("unlisted");
        var command = new DefineStation("define", Definition(1, place));
        silo.Faults.Fail("index-unlisted");

        await Assert.ThrowsAsync<StorageFaultException>(() => station.Define(command));
        var retried = await station.Define(command);

        Assert.NotNull(retried.Value);
        Assert.Equal(["unlisted"], await silo.Get<IStationIndex>().IdsInTile(Tiles.At(place)));
    }

    [Fact]
    public async Task Report_AcknowledgedThenMemoryLost_IsThere()
    {
        var station = await silo.FreeStation("kept", 2);
        var told = await silo.Report(station, (2, PortStatus.Charging));
        await SiloFixture.Drop(station);

        var seen = (await station.Get())!;

        Assert.Equal([PortStatus.Available, PortStatus.Charging], seen.Ports.Select(port => port.Status));
        Assert.True(seen.Summary.Revision >= told.Revision);
    }

    private async Task<(IStationGrain Station, ReservePort Command)> Ready(string name)
    {
        var station = await silo.FreeStation(name, 2);
        await silo.Registered(name);
        return (station, Reserve(name));
    }

    private async Task BothKnow(IStationGrain station, string riderId, Reservation? granted)
    {
        Assert.NotNull(granted);
        Assert.Equal(granted, (await silo.Rider(riderId).GetView())!.Reservation);
        var port = Assert.Single((await station.Get())!.Ports, port => port.Status == PortStatus.Reserved);
        Assert.Equal(granted.Port, port.Port);
    }
}
