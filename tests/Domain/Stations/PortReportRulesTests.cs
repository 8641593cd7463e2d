using CsCheck;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

public sealed class PortReportRulesTests
{
    private static readonly StationOptions Options = new();

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
                var decision = PortReportRules.Apply(state, new ReportPorts($"op-{number}", [.. report]), Options, SomeStations.Noon);
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

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(int.MinValue)]
    public void Apply_UnknownPort_RefusesAllOfIt(int port)
    {
        var state = SomeStations.Free(1);

        var decision = Report(state, "a", new(1, PortStatus.Charging, SomeStations.Noon), new(port, PortStatus.Charging, SomeStations.Noon));

        Assert.Equal(StationRefusal.PortNotFound, decision.Answer.Refusal);
        Assert.Equal(PortStatus.Available, decision.State.Ports[0].Reported);
        Assert.False(decision.Write);
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

        Assert.Equal([new OwedWord("r", "rsv", reason)], decision.State.Owed);
        Assert.Null(decision.State.Ports[0].Held);
        Assert.True(decision.Write);
    }

    private static RedStation.Domain.Decision<StationState, Contracts.Answer<PortReportResult, StationRefusal>> Report(
        StationState state, string operation, params PortReading[] readings) =>
        PortReportRules.Apply(state, new ReportPorts(operation, [.. readings]), Options, SomeStations.Noon);
}
