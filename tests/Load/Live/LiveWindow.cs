using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Live;

/// <summary>Measures a stage under load for a while.</summary>
public static class LiveWindow
{
    /// <summary>Deliveries, with what each costs in CPU and bytes.</summary>
    public static async Task<Measurement> Measure(Run run, string name, LiveStage stage, LiveTally tally, Reporters reporters, TimeSpan length)
    {
        var (bytes, delivered, messages, sent) = (stage.BytesReceived, tally.Delivered, tally.Messages, reporters.Sent);
        var (gaps, resets) = (tally.Gaps, tally.Resets);
        var measured = await Window.Measure(run, name, "deliveries", tally.Latencies, stage.Target.Usage, length, () => reporters.Errors);
        var (arrived, seconds) = (tally.Delivered - delivered, measured.Figures["seconds measured"]);
        var figures = new Dictionary<string, double>(measured.Figures)
        {
            ["watchers"] = stage.Watchers.Count,
            ["port changes/s"] = (reporters.Sent - sent) / seconds,
            ["messages/s"] = (tally.Messages - messages) / seconds,
            ["bytes per port change per watcher"] = (stage.BytesReceived - bytes) / (double)Math.Max(1, arrived),
            ["gaps noticed"] = tally.Gaps - gaps,
            ["whole tiles sent again"] = tally.Resets - resets,
        };
        if (measured.CpuSeconds is { } cpu)
        {
            figures["server cores busy"] = cpu / seconds;
            if (stage.CountsAll)
            {
                figures["deliveries per server CPU second"] = arrived / cpu;
            }
        }

        return run.Report.Add(measured with { Rate = arrived / seconds, Figures = figures });
    }
}
