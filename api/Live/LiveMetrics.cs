using System.Diagnostics.Metrics;

namespace RedStation.Api.Live;

/// <summary>Figures of the live map, meter <c>RedStation.Live</c>.</summary>
public sealed class LiveMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "RedStation.Live";

    /// <summary>Seconds; the coalescing of a tile alone is up to a tenth.</summary>
    private static readonly double[] LagBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly UpDownCounter<int> connections;
    private long deltas;
    private long gaps;
    private long resets;
    private readonly Histogram<double> lag;
    private readonly TimeProvider clock;

    /// <summary>Makes the instruments.</summary>
    public LiveMetrics(IMeterFactory meters, TimeProvider clock)
    {
        this.clock = clock;
        var meter = meters.Create(MeterName);
        connections = meter.CreateUpDownCounter<int>("redstation.live.connections", "{connection}", "Connections to the live map");
        // Observed, so that they are there, as 0, before the first: an alert on an increase needs something to increase.
        meter.CreateObservableCounter("redstation.live.deltas", () => Volatile.Read(ref deltas), "{delta}", "Tile changes received from grains");
        meter.CreateObservableCounter(
            "redstation.live.gaps", () => Volatile.Read(ref gaps), "{gap}", "Tile changes that did not follow what was held");
        meter.CreateObservableCounter(
            "redstation.live.outbox_resets", () => Volatile.Read(ref resets), "{reset}", "Outboxes emptied because a client read too slowly");
        lag = meter.CreateHistogram(
            "redstation.live.lag", "s", "From a station's change being accepted until it was written to a connection",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = LagBounds });
    }

    /// <summary>A connection came (1) or went (−1).</summary>
    public void Connection(int change) => connections.Add(change);

    /// <summary>A delta arrived.</summary>
    public void Delta() => Interlocked.Increment(ref deltas);

    /// <summary>A delta did not follow.</summary>
    public void Gap() => Interlocked.Increment(ref gaps);

    /// <summary>An outbox was emptied.</summary>
    public void OutboxReset() => Interlocked.Increment(ref resets);

    /// <summary>
    /// Something was written to a connection; null when it told of no change. The clocks of two machines may differ by more than it
    /// took; less than nothing counts as nothing.
    /// </summary>
    public void Pushed(DateTimeOffset? acceptedAt)
    {
        if (acceptedAt is { } accepted)
        {
            lag.Record(Math.Max(0, (clock.GetUtcNow() - accepted).TotalSeconds));
        }
    }
}
