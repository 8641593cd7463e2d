using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Invariants;

/// <summary>Invariants 5 and 6 over a restart: what was acknowledged is there, and is not done again.</summary>
public sealed class RestartTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Restart_AfterWorkOfEveryKind_EverythingAcknowledgedIsThere()
    {
        var place = silo.NewPlace();
        var station = await silo.FreeStation("kept", 3, place);
        await silo.Report(station, (2, PortStatus.Faulted));
        await silo.OnDuty("worker", place, 10);
        var done = await silo.OpenTask("done", place);
        await done.Submitted("worker");
        var verify = ByDispatcher();
        await done.Verify(verify);
        var open = await silo.OpenTask("open", place);
        await open.Accept(By("worker"));
        var reserve = Reserve("worker");
        var reservation = (await station.Reserve(reserve)).Value!;
        var before = await silo.Rider("worker").GetView();

        await silo.Restart();

        var me = (await silo.Rider("worker").GetView())!;
        Assert.Equal((3, "open", reservation), (me.Balance.Points, me.ActiveTask?.Id, me.Reservation!));
        Assert.Equal((before!.OnDuty, before.DutySince), (me.OnDuty, me.DutySince));
        var ports = (await silo.Station("kept").Get())!.Ports.Select(port => port.Status);
        Assert.Equal([PortStatus.Reserved, PortStatus.Faulted, PortStatus.Available], ports);
        Assert.Equal(reservation, (await silo.Station("kept").Reserve(reserve)).Value);
        Assert.Equal(GovernanceTaskStatus.Verified, (await silo.Case("done").Verify(verify)).Value!.Status);
        Assert.Equal(3, (await silo.Rider("worker").GetView())!.Balance.Points);
        Assert.Equal(RiderRefusal.Busy, (await silo.Rider("worker").Offer(
            new TaskOffer("off", (await silo.Case("done").Get())!, 1, 1, 1, silo.Now.AddMinutes(1)), TimeSpan.Zero)).Refusal);
    }
}
