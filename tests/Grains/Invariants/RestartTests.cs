using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.Cases;
using static RedStation.Tests.Grains.Cluster.Stations;

namespace RedStation.Tests.Grains.Invariants;

/// <summary>Invariants 5 and 6 over a restart: what was acknowledged is there, and is not done again.</summary>
public sealed class RestartTests(SiloFixture house) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Restart_AfterWorkOfEveryKind_EverythingAcknowledgedIsThere()
    {
        var place = house.NewPlace();
        var station = await house.FreeStation("kept", 3, place);
        await house.Report(station, (2, PortStatus.Faulted));
        await house.OnDuty("worker", place, 10);
        var done = await house.OpenCase("done", place);
        await done.Submitted("worker");
        var verify = ByDispatcher();
        await done.Verify(verify);
        var open = await house.OpenCase("open", place);
        await open.Accept(By("worker"));
        var reserve = Reserve("worker");
        var reservation = (await station.Reserve(reserve)).Value!;
        var before = await house.Rider("worker").GetView();

        await house.Restart();

        var me = (await house.Rider("worker").GetView())!;
        Assert.Equal((3, "open", reservation), (me.Balance.Points, me.ActiveTask?.Id, me.Reservation!));
        Assert.Equal((before!.OnDuty, before.DutySince), (me.OnDuty, me.DutySince));
        var ports = (await house.Station("kept").Get())!.Ports.Select(port => port.Status);
        Assert.Equal([PortStatus.Reserved, PortStatus.Faulted, PortStatus.Available], ports);
        Assert.Equal(reservation, (await house.Station("kept").Reserve(reserve)).Value);
        Assert.Equal(GovernanceTaskStatus.Verified, (await house.Case("done").Verify(verify)).Value!.Status);
        Assert.Equal(3, (await house.Rider("worker").GetView())!.Balance.Points);
        Assert.Equal(RiderRefusal.Busy, (await house.Rider("worker").Offer(
            new TaskOffer("off", (await house.Case("done").Get())!, 1, 1, 1, house.Now.AddMinutes(1)), TimeSpan.Zero)).Refusal);
    }
}
