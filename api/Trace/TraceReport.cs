using RedStation.Api.Players;

namespace RedStation.Api.Trace;

/// <summary>Changes of one station that go out together.</summary>
/// <param name="station">The station.</param>
/// <param name="at">When they are due in the trace.</param>
/// <param name="firstLine">The line of the first of them.</param>
public sealed class TraceReport(string station, TimeSpan at, long firstLine)
{
    private const int Most = 256;

    private readonly List<DeviceReading> readings = [];

    /// <summary>The station.</summary>
    public string Station => station;

    /// <summary>The line of the first change.</summary>
    public long FirstLine => firstLine;

    /// <summary>The readings, in the order of the trace; each port once.</summary>
    public IReadOnlyList<DeviceReading> Readings => readings;

    /// <summary>Whether a change can go out with these.</summary>
    public bool Fits(TraceChange change) =>
        change.Station == station && change.At == at && readings.Count < Most && !readings.Exists(reading => reading.Port == change.Port);

    /// <summary>
    /// Puts reports that have waited together into as few as possible. A station's readings stay in order, and a port comes once a report.
    /// </summary>
    public static IReadOnlyList<TraceReport> Merge(IEnumerable<TraceReport> waiting)
    {
        var merged = new List<TraceReport>();
        var open = new Dictionary<string, TraceReport>(StringComparer.Ordinal);
        foreach (var report in waiting)
        {
            if (open.TryGetValue(report.Station, out var before) && before.HasRoomFor(report))
            {
                before.readings.AddRange(report.readings);
            }
            else
            {
                open[report.Station] = report;
                merged.Add(report);
            }
        }

        return merged;
    }

    /// <summary>Adds a change that fits.</summary>
    public void Add(TraceChange change, DateTimeOffset stamp) => readings.Add(new DeviceReading(change.Port, change.Status, stamp));

    private bool HasRoomFor(TraceReport later) => readings.Count + later.readings.Count <= Most
        && !later.readings.Exists(reading => readings.Exists(known => known.Port == reading.Port));
}
