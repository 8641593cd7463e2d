using CsCheck;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

public sealed class ReportRepeatsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Readings of any age, also ahead of the clock, with restarts between: a report that changed something is never taken for new.
    /// </summary>
    [Fact]
    [Trait("Case", "R4")]
    public void MayBe_AnyReportThatChangedAPort_IsAskedForWhenItComesAgain() =>
        Gen.Select(Gen.Int[1, 3], Gen.Enum<PortStatus>(), Gen.Int[-400, 280], Gen.Int[0, 120], Gen.Int[0, 9]).Array[1, 60].Sample(steps =>
        {
            var now = Start;
            var state = new StationState { Definition = SomeStations.Definition(3), Ports = [new(), new(), new()] };
            var doubtful = now + ReportRepeats.Ahead;
            var applied = new List<ReportPorts>();
            foreach (var (port, status, second, pause, restart) in steps)
            {
                now += TimeSpan.FromSeconds(pause);
                if (restart == 0)
                {
                    doubtful = now + ReportRepeats.Ahead;
                }

                Assert.All(applied, report => Assert.True(ReportRepeats.MayBe(state, report, doubtful)));
                var next = new ReportPorts($"op-{applied.Count}", [new(port, status, now + TimeSpan.FromSeconds(second))]);
                doubtful = ReportRepeats.DoubtfulUntil(doubtful, next, now);
                var decision = PortReportRules.Apply(state with { Reports = new() }, next, new StationOptions(), now);
                state = decision.State;
                if (decision.Answer.Value is { Applied: > 0 })
                {
                    applied.Add(next);
                }
            }
        });

    [Fact]
    public void MayBe_AReportInTime_IsNotAskedFor()
    {
        var state = new StationState { Ports = [new PortRecord { ReadAt = Start }] };

        Assert.False(ReportRepeats.MayBe(state, new("op", [new(1, PortStatus.Charging, Start.AddSeconds(1))]), Start));
        Assert.True(ReportRepeats.MayBe(state, new("op", [new(1, PortStatus.Charging, Start)]), Start));
        Assert.False(ReportRepeats.MayBe(state, new("op", []), Start));
    }
}
