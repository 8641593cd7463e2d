namespace RedStation.Api.Trace;

/// <summary>Turns times of the trace into times of today: start + at ÷ speed, in whole milliseconds.</summary>
public sealed class TraceTimes(DateTimeOffset start, double speed)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);
    private readonly Dictionary<(string Station, int Port), DateTimeOffset> latest = [];

    /// <summary>When a change is due.</summary>
    public DateTimeOffset Due(TimeSpan at) => start + TimeSpan.FromMilliseconds(Math.Floor(at.TotalMilliseconds / speed));

    /// <summary>
    /// The time to report for a change: when it is due, or a millisecond after the port's last one. At high speed many changes fall
    /// into one millisecond; a port's own must still follow each other.
    /// </summary>
    public DateTimeOffset Stamp(TraceChange change)
    {
        var due = Due(change.At);
        var port = (change.Station, change.Port);
        var stamp = latest.TryGetValue(port, out var before) && before >= due ? before + Step : due;
        latest[port] = stamp;
        return stamp;
    }
}
