using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Running;

/// <summary>A stretch of time in which figures count.</summary>
public static class Window
{
    private const double Saturated = 0.85;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>Measures for a while.</summary>
    /// <param name="run">Whose run.</param>
    /// <param name="name">What is measured.</param>
    /// <param name="unit">What the rate counts.</param>
    /// <param name="latencies">What arrives.</param>
    /// <param name="usage">What the servers use, or null.</param>
    /// <param name="length">For how long.</param>
    /// <param name="errors">Errors so far.</param>
    public static async Task<Measurement> Measure(
        Run run, string name, string unit, Latencies latencies, ProcessUsage? usage, TimeSpan length, Func<long>? errors = null)
    {
        var rest = usage?.Resident;
        usage?.ForgetPeak();
        var (before, errorsBefore) = (usage?.CpuSeconds, errors?.Invoke() ?? 0);
        latencies.Clear();
        var (began, own) = (Moment.Now, Environment.CpuUsage.TotalTime);
        for (var turn = 1; turn <= Math.Max(1, (int)length.TotalSeconds); turn++)
        {
            var due = Moment.After(began, turn >= (int)length.TotalSeconds ? length : turn * Tick);
            await Task.Delay(TimeSpan.FromSeconds(Math.Max(0, Moment.Seconds(Moment.Now, due))));
            var second = latencies.Tick();
            run.Progress($"{name}: {Figure.Of(second.Rate)} {unit}/s, p50 {Figure.Of(second.P50)} ms, p99 {Figure.Of(second.P99)} ms");
        }

        var (cpu, seconds) = (usage?.CpuSeconds - before, Moment.Seconds(began, Moment.Now));
        var busy = (Environment.CpuUsage.TotalTime - own).TotalSeconds / seconds;
        if (busy > Saturated * Cores.Ours)
        {
            run.Report.Note(
                $"{name}: this program itself was busy ({Figure.Of(busy)} of {Cores.Ours} cores); what it measured may be its own slowness.");
        }

        var percentiles = latencies.Percentiles();
        return new Measurement(name)
        {
            Rate = latencies.Count / seconds,
            Unit = unit,
            Latency = latencies.Count == 0 ? null : percentiles,
            Errors = (errors?.Invoke() ?? 0) - errorsBefore,
            CpuSeconds = cpu,
            Rest = rest,
            Peak = usage?.Peak,
            Seconds = [.. latencies.Seconds],
            Figures = new Dictionary<string, double> { ["seconds measured"] = seconds, ["cores busy with measuring"] = busy },
        };
    }
}
