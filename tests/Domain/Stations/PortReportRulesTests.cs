using CsCheck;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

public sealed class PortReportRulesTests
{
    private static readonly StationOptions Options = new();

    private static readonly DateTimeOffset Now = SomeStations.Noon.AddSeconds(30);

    private static readonly Gen<PortReading> Reading = Gen.Select(Gen.Int[1, 3], Gen.Enum<PortStatus>(), Gen.Int[0, 1_000_000])
        .Select((port, status, at) => new PortReading(port, status, SomeStations.Noon.AddMilliseconds(at)));

    [Fact]
    public void Apply_ReadingsInAnyOrderAndAnyBatches_EndsWithTheLatestOfEachPort() =>
        Reading.Array[1, 4].Array[1, 12].Sample(reports =>
        {
            var all = reports.SelectMany(report => report).ToList();
            if (all.DistinctBy(reading => (reading.Port, reading.At)).Count() < all.Count)
            {
                return;
            }

            var state = SomeStations.Free(3);
            var counted = 0;
            foreach (var (report, number) in reports.Select((report, number) => (report, number)))
            {
                var decision = PortReportRules.Apply(state, new ReportPorts($"op-{number}", [.. report]), Options, SomeStations.Noon.AddHours(1));
                state = decision.State;
                var result = decision.Answer.Value!;
                counted += result.Applied + result.Ignored + result.Unchanged;
                Assert.Equal(state.Revision, result.Revision);
            }

            Assert.Equal(all.Count, counted);
            foreach (var port in all.GroupBy(reading => reading.Port))
            {
                Assert.Equal(port.MaxBy(reading => reading.At)!.Status, state.Ports[port.Key - 1].Reported);
            }
        });

    [Fact]
    public void Apply_OfEqualTimes_TheLaterArrivalCounts()
    {
        var state = Report(SomeStations.Free(1), "a", new PortReading(1, PortStatus.Charging, SomeStations.Noon)).State;

        Assert.Equal(PortStatus.Charging, state.Ports[0].Reported);
    }

    [Fact]
    public void Apply_ReadingOlderThanOneThatChangedNothing_IsIgnored()
    {
        var state = Report(SomeStations.Free(1), "a", new PortReading(1, PortStatus.Available, SomeStations.Noon.AddSeconds(20))).State;

        var late = Report(state, "b", new PortReading(1, PortStatus.Charging, SomeStations.Noon.AddSeconds(15)));

        Assert.Equal(1, late.Answer.Value!.Ignored);
        Assert.Equal(PortStatus.Available, late.State.Ports[0].Reported);
        Assert.Equal(SomeStations.Noon, late.State.Ports[0].At);
    }

    [Fact]
    [Trait("Case", "S4")]
    public void Apply_PortsThatAreNotConfigured_AreNamedAndTheOthersTaken() =>
        Gen.Int[-70, 70].Array[0, 20].Sample(ports =>
        {
            var report = new ReportPorts("a", [.. ports.Select(port => new PortReading(port, PortStatus.Charging, SomeStations.Noon))]);

            var decision = PortReportRules.Apply(SomeStations.Free(4), report, Options, SomeStations.Noon);

            var (known, unknown) = (ports.Where(port => port is >= 1 and <= 4).ToHashSet(), ports.Where(port => port is < 1 or > 4).ToHashSet());
            Assert.Equal(unknown.Order(), decision.Answer.Value!.Unknown ?? []);
            Assert.Equal(known.Count, decision.Answer.Value.Applied);
            Assert.All(known, port => Assert.Equal(PortStatus.Charging, decision.State.Ports[port - 1].Reported));
            Assert.Equal(SomeStations.Noon, decision.State.HeardAt);
            Assert.Equal(unknown.Count > 0 ? [DeviceFault.UnknownPort] : [], decision.State.Problems.Select(problem => problem.Fault));
        });

    [Fact]
    [Trait("Case", "S3")]
    public void Apply_TimeAhead_CountsAsNow_AndTheNextWordIsTaken()
    {
        var ahead = Report(SomeStations.Free(1), "a", new PortReading(1, PortStatus.Charging, Now.AddMinutes(4)));

        var next = Report(ahead.State, "b", new PortReading(1, PortStatus.Available, Now));

        Assert.Equal(Now, ahead.State.Ports[0].At);
        Assert.Equal((1, 0), (next.Answer.Value!.Applied, next.Answer.Value.Ignored));
        Assert.Equal(PortStatus.Available, next.State.Ports[0].Reported);
    }

    [Fact]
    [Trait("Case", "S3")]
    public void Apply_AfterTheServersClockWasSetBack_TakesReadingsAgain()
    {
        var back = SomeStations.Noon.AddHours(-1);

        var decision = PortReportRules.Apply(
            SomeStations.Free(1), new ReportPorts("a", [new PortReading(1, PortStatus.Charging, back)]), Options, back);

        Assert.Equal(1, decision.Answer.Value!.Applied);
    }

    [Fact]
    [Trait("Case", "S4")]
    public void Apply_OnePortTwice_TakesTheLatest_InWhateverOrder()
    {
        var (old, late) = (
            new PortReading(1, PortStatus.Faulted, SomeStations.Noon.AddSeconds(-1)), new PortReading(1, PortStatus.Charging, SomeStations.Noon));

        Assert.Equal(PortStatus.Charging, Report(SomeStations.Free(1), "a", old, late).State.Ports[0].Reported);
        Assert.Equal(PortStatus.Charging, Report(SomeStations.Free(1), "a", late, old).State.Ports[0].Reported);
    }

    [Fact]
    [Trait("Case", "S10")]
    public void Apply_ReservedByTheDevice_IsToldApartAndNobodyGetsIt()
    {
        var held = ReservationRules.Reserve("s", SomeStations.Free(2), new("op", "r", 1), "rsv", Options, SomeStations.Noon).State;

        var state = Report(
            held, "a", new(1, PortStatus.Reserved, SomeStations.Noon), new(2, PortStatus.Reserved, SomeStations.Noon)).State;

        var ports = StationViews.Detail("s", state)!.Ports;
        Assert.Equal([PortHolder.Rider, PortHolder.Device], ports.Select(port => port.HeldBy!.Value));
        Assert.Equal([SomeStations.Noon + Options.ReservationLife, null], ports.Select(port => port.HeldUntil));
        Assert.Equal(
            StationRefusal.NoFreePort, ReservationRules.Reserve("s", state, new("op2", "r2", 2), "rsv2", Options, SomeStations.Noon).Answer.Refusal);
    }

    [Fact]
    public void Apply_SameIdWithAnotherBody_IsRefused()
    {
        var state = Report(SomeStations.Free(1), "a", new PortReading(1, PortStatus.Charging, SomeStations.Noon)).State;

        var decision = Report(state, "a", new PortReading(1, PortStatus.Faulted, SomeStations.Noon));

        Assert.Equal(StationRefusal.OperationIdReused, decision.Answer.Refusal);
        Assert.Equal(PortStatus.Charging, decision.State.Ports[0].Reported);
    }

    [Theory]
    [InlineData(PortStatus.Faulted, ReservationEnd.PortFaulted)]
    [InlineData(PortStatus.Offline, ReservationEnd.StationOffline)]
    [InlineData(PortStatus.Charging, ReservationEnd.Started)]
    public void Apply_HeldPortChanges_EndsTheReservationWithTheReason(PortStatus status, ReservationEnd reason)
    {
        var held = ReservationRules.Reserve("s", SomeStations.Free(1), new("op", "r", null), "rsv", Options, SomeStations.Noon).State;

        var decision = Report(held, "a", new PortReading(1, status, SomeStations.Noon.AddSeconds(1)));

        Assert.Equal([new PendingNotification("r", "rsv", reason)], decision.State.Owed);
        Assert.Null(decision.State.Ports[0].Held);
        Assert.True(decision.Write);
    }

    private static RedStation.Domain.Decision<StationState, Contracts.Answer<PortReportResult, StationRefusal>> Report(
        StationState state, string operation, params PortReading[] readings) =>
        PortReportRules.Apply(state, new ReportPorts(operation, [.. readings]), Options, Now);
}
