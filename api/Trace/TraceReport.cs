using RedStation.Api.Players;

namespace RedStation.Api.Trace;

/// <summary>Changes of one station that go out together.</summary>
/// <param name="Station">The station.</param>
/// <param name="At">When they are due in the trace.</param>
/// <param name="FirstLine">The line of the first of them.</param>
public sealed record TraceReport(string Station, TimeSpan At, long FirstLine)
{
    private const int Most = 256;

    private readonly List<DeviceReading> readings = [];

    /// <summary>The readings, in the order of the trace; each port once.</summary>
    public IReadOnlyList<DeviceReading> Readings => readings;

    /// <summary>Whether a change can go out with these.</summary>
    public bool Fits(TraceChange change) =>
        change.Station == Station && change.At == At && readings.Count < Most && !readings.Exists(reading => reading.Port == change.Port);

    /// <summary>Adds a change that fits.</summary>
    public void Add(TraceChange change, DateTimeOffset stamp) => readings.Add(new DeviceReading(change.Port, change.Status, stamp));
}
