using System.Diagnostics.Metrics;

namespace RedStation.Storage.Databases;

/// <summary>Figures of the storage.</summary>
internal static class StorageMetrics
{
    private static readonly Meter Meter = new("RedStation.Storage");
    private static long faults;

    /// <summary>Observed, so that the figure is there, as 0, before the first: an alert on an increase needs something to increase.</summary>
    static StorageMetrics() => Meter.CreateObservableCounter(
        "redstation.storage.faults", () => Volatile.Read(ref faults), "{fault}", "Reads and writes that the database failed to do.");

    /// <summary>How many writers wait or are being served; when it keeps growing the disk is too slow.</summary>
    public static UpDownCounter<int> Writers { get; } =
        Meter.CreateUpDownCounter<int>("redstation.storage.writers", "{writer}", "Writers waiting or being served.");

    /// <summary>From the call to the commit, the wait for the writer included.</summary>
    public static Histogram<double> WriteDuration { get; } =
        Meter.CreateHistogram("redstation.storage.write.duration", "s", "Time from a write's call to its commit.", advice: Seconds());

    private static InstrumentAdvice<double> Seconds() =>
        new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] };

    /// <summary>How many writes shared a commit.</summary>
    public static Histogram<int> BatchSize { get; } =
        Meter.CreateHistogram<int>("redstation.storage.batch.size", "{write}", "Writes that shared a commit.");

    /// <summary>Transactions that ran again because of a concurrent one; many of them mean that commands fight for the same rows.</summary>
    public static Counter<long> Repeats { get; } =
        Meter.CreateCounter<long>("redstation.storage.repeats", "{transaction}", "Transactions that ran again because of a concurrent one.");

    /// <summary>Counts an exception of the driver.</summary>
    public static void Fault() => Interlocked.Increment(ref faults);
}
