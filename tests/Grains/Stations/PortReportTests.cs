using RedStation.Contracts.Stations;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Stations;

/// <summary>What a device's report costs and leaves behind.</summary>
public sealed class PortReportTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Report_ThatChangesNoStatus_WritesNothing()
    {
        var station = await silo.FreeStation("still", 2);
        var before = silo.Faults.Writes("station-still");
        var command = new ReportPorts(NewOperation(), [new(1, PortStatus.Available, silo.Now)]);

        Assert.Equal(1, (await station.ReportPorts(command)).Value!.Unchanged);
        Assert.Equal(1, (await station.ReportPorts(command)).Value!.Unchanged);
        Assert.Equal(1, (await station.ReportPorts(new(NewOperation(), [new(1, PortStatus.Charging, silo.Now.AddHours(-1))]))).Value!.Ignored);
        Assert.Equal([3], (await station.ReportPorts(new(NewOperation(), [new(3, PortStatus.Charging, silo.Now)]))).Value!.Unknown!.Value);
        Assert.Equal(
            StationRefusal.OperationIdReused, (await station.ReportPorts(command with { Ports = [new(2, PortStatus.Charging, silo.Now)] })).Refusal);
        Assert.NotNull((await station.ReportPorts(new(NewOperation(), []))).Value);
        await station.Heartbeat();

        Assert.Equal(before, silo.Faults.Writes("station-still"));
    }

    [Fact]
    public async Task Report_ThatChangesAStatus_WritesOneRecord()
    {
        var station = await silo.FreeStation("changed", 2);
        await silo.Registered("changed");
        Assert.NotNull((await station.Reserve(Reserve("changed", 2))).Value);
        var before = silo.Faults.Writes("station-changed");

        Assert.Equal(1, (await silo.Report(station, (1, PortStatus.Charging))).Applied);

        Assert.Equal(before + 1, silo.Faults.Writes("station-changed"));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task Report_ThatEndsAReservationAndOneOfItsTwoWritesFails_TheRetryLeavesItEnded(int write, bool afterCommit)
    {
        var name = $"torn-{write}-{afterCommit}";
        var station = await silo.FreeStation(name, 1);
        await silo.Registered(name);
        Assert.NotNull((await station.Reserve(Reserve(name))).Value);
        var command = new ReportPorts(NewOperation(), [new(1, PortStatus.Charging, silo.Now)]);
        silo.Faults.Fail("station-" + name, write, afterCommit);

        await Assert.ThrowsAnyAsync<Exception>(() => station.ReportPorts(command));
        var retried = await station.ReportPorts(command);
        await station.Wake();

        Assert.Equal(1, retried.Value!.Applied);
        Assert.Null((await silo.Rider(name).GetView())!.Reservation);
        Assert.Equal(PortStatus.Charging, Assert.Single((await station.Get())!.Ports).Status);
    }

    [Fact]
    public async Task Report_RepeatedAfterMemoryIsLost_GivesTheFirstAnswer()
    {
        var station = await silo.FreeStation("repeated", 1);
        var command = new ReportPorts(NewOperation(), [new(1, PortStatus.Faulted, silo.Now)]);
        var first = await station.ReportPorts(command);
        await SiloFixture.Drop(station);
        silo.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(first, await station.ReportPorts(command));
    }
}
