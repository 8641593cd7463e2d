using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Stations;

/// <summary>Riders who wait for a port, through the grains.</summary>
public sealed class PortQueueTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task FreedPort_IsHeldForWhoWaitsLongest_AndThenForTheNext_AndForNobodyElse()
    {
        var station = await Taken("queue-turns");
        var (first, second) = (await silo.Registered("queue-first"), await silo.Registered("queue-second"));
        await silo.Registered("queue-passer");
        Assert.Equal(1, (await station.JoinQueue(new(NewOperation(), "queue-first"))).Value!.Place);
        Assert.Equal(2, (await station.JoinQueue(new(NewOperation(), "queue-second"))).Value!.Place);

        await silo.Report(station, (1, PortStatus.Available));

        Assert.Equal(StationRefusal.NoFreePort, (await station.Reserve(Reserve("queue-passer"))).Refusal);
        var held = (await first.GetView())!.Reservation!;
        Assert.Equal(("queue-turns", 1, silo.Now + TimeSpan.FromMinutes(5)), (held.StationId, held.Port, held.ExpiresAt));
        Assert.Equal((null, 1), (await station.GetQueuePlace("queue-first"), (await station.GetQueuePlace("queue-second"))!.Place));

        for (var minute = 0; minute < 5; minute++)
        {
            silo.Clock.Advance(TimeSpan.FromMinutes(1));
            await silo.Report(station);
        }

        await Until.True(async () => (await second.GetView())!.Reservation is not null, "the second's turn");
        Assert.Null((await first.GetView())!.Reservation);
    }

    [Fact]
    public async Task Queue_IsKeptByAStationThatFalls_AndPassesOverWhoMayNotHoldAPort()
    {
        var station = await Taken("queue-crash");
        await (await silo.Registered("queue-blocked")).ChangeAccountStatus(new ChangeAccountStatus("block", true, []));
        var patient = await silo.Registered("queue-patient");
        var command = new JoinPortQueue(NewOperation(), "queue-patient");
        await station.JoinQueue(new(NewOperation(), "queue-blocked"));
        var place = (await station.JoinQueue(command)).Value!;

        await SiloFixture.Drop(station);

        Assert.Equal(place, (await station.JoinQueue(command)).Value);
        await silo.Registered("queue-outsider");
        await silo.Report(station, (1, PortStatus.Available));
        Assert.Equal(StationRefusal.NoFreePort, (await station.Reserve(Reserve("queue-outsider"))).Refusal);
        Assert.Equal("queue-crash", (await patient.GetView())!.Reservation?.StationId);
    }

    [Fact]
    public async Task Leaving_GivesTheNextTheirTurn()
    {
        var station = await Taken("queue-leave");
        var second = await silo.Registered("queue-stays");
        await station.JoinQueue(new(NewOperation(), "queue-leaves"));
        await station.JoinQueue(new(NewOperation(), "queue-stays"));

        await station.LeaveQueue("queue-leaves");
        await station.LeaveQueue("queue-leaves");

        Assert.Equal((1, 1), (await station.GetQueuePlace("queue-stays")) is { } place ? (place.Place, place.Waiting) : default);
        await silo.Report(station, (1, PortStatus.Available));
        await station.Wake();
        Assert.Equal("queue-leave", (await second.GetView())!.Reservation!.StationId);
    }

    private async Task<IStationGrain> Taken(string id)
    {
        var station = await silo.FreeStation(id, 1);
        await silo.Report(station, (1, PortStatus.Charging));
        return station;
    }
}
