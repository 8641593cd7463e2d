using CsCheck;
using RedStation.Api.Trace;
using RedStation.Contracts.Stations;

namespace RedStation.Tests.Api.Trace;

public sealed class TraceTimesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Stamp_AtAnySpeed_GrowsStrictlyPerPortAndNeverComesBeforeItIsDue() =>
        Gen.Select(Gen.Double[0.1, 1_000_000], Gen.Select(Gen.Double[0, 5], Gen.Int[1, 3]).Array[0, 60]).Sample((speed, steps) =>
        {
            var times = new TraceTimes(Start, speed);
            var (at, latest) = (TimeSpan.Zero, new Dictionary<int, DateTimeOffset>());
            foreach (var (seconds, port) in steps)
            {
                at += TimeSpan.FromSeconds(seconds);
                var stamp = times.Stamp(new TraceChange(at, "st-1", port, PortStatus.Available));
                if (stamp < times.Due(at) || (latest.TryGetValue(port, out var before) && stamp <= before))
                {
                    return false;
                }

                latest[port] = stamp;
            }

            return true;
        });

    [Fact]
    public void Due_IsStartPlusTimeOverSpeed() =>
        Assert.Equal(Start.AddSeconds(2), new TraceTimes(Start, 600).Due(TimeSpan.FromMinutes(20)));
}
