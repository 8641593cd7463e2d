using HdrHistogram;

namespace RedStation.Tests.Load.Running;

/// <summary>Latencies as they come in from many threads: all of them, and second by second for the plots.</summary>
public sealed class Latencies
{
    private const long MostMicros = 10L * 60 * 1_000_000;
    private const int Digits = 3;

    private readonly Recorder recorder = HistogramFactory.With64BitBucketSize()
        .WithValuesUpTo(MostMicros).WithPrecisionOf(Digits).WithThreadSafeWrites().WithThreadSafeReads().Create();

    private readonly LongHistogram all = new(MostMicros, Digits);
    private readonly List<SecondOfRun> seconds = [];
    private HistogramBase? interval;
    private long began = Moment.Now;

    /// <summary>Second by second.</summary>
    public IReadOnlyList<SecondOfRun> Seconds => seconds;

    /// <summary>How many there are.</summary>
    public long Count => all.TotalCount;

    /// <summary>Takes one.</summary>
    public void Record(long from, long to) => recorder.RecordValue(Math.Clamp(Moment.Micros(from, to), 1, MostMicros));

    /// <summary>Closes a second. Called by one thread.</summary>
    public SecondOfRun Tick()
    {
        interval = recorder.GetIntervalHistogram(interval);
        all.Add(interval);
        var now = Moment.Now;
        var second = new SecondOfRun(
            interval.TotalCount / Math.Max(0.001, Moment.Seconds(began, now)),
            interval.TotalCount == 0 ? 0 : interval.GetValueAtPercentile(50) / 1_000.0,
            interval.TotalCount == 0 ? 0 : interval.GetValueAtPercentile(99) / 1_000.0);
        began = now;
        seconds.Add(second);
        return second;
    }

    /// <summary>Forgets everything: the warm-up is over.</summary>
    public void Clear()
    {
        interval = recorder.GetIntervalHistogram(interval);
        all.Reset();
        seconds.Clear();
        began = Moment.Now;
    }

    /// <summary>The percentiles, in milliseconds.</summary>
    public Percentiles Percentiles()
    {
        Tick();
        seconds.RemoveAt(seconds.Count - 1);
        return all.TotalCount == 0
            ? new Percentiles(0, 0, 0, 0, 0)
            : new Percentiles(At(50), At(90), At(99), At(99.9), all.GetMaxValue() / 1_000.0);
    }

    private double At(double percentile) => all.GetValueAtPercentile(percentile) / 1_000.0;
}
