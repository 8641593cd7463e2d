using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Live;

/// <summary>
/// The changes a station has been through under load: when each began. Written by the one who reports for the station, read by
/// all who watch it.
/// </summary>
/// <param name="station">Whose.</param>
public sealed class ChangeTrack(PlannedStation station)
{
    private readonly long[] starts = new long[new PortCycle(station.Ports).Length];
    private long sent;
    private long heard = Moment.Now;

    /// <summary>The station.</summary>
    public PlannedStation Station => station;

    /// <summary>The life of its ports.</summary>
    public PortCycle Cycle { get; } = new(station.Ports);

    /// <summary>Steps that have been sent.</summary>
    public long Sent => Volatile.Read(ref sent);

    /// <summary>Seconds since the station last reported.</summary>
    public double SilentFor => Moment.Seconds(Volatile.Read(ref heard), Moment.Now);

    /// <summary>The next step is under way since a moment.</summary>
    public void Begin(long start)
    {
        starts[sent % starts.Length] = start;
        Volatile.Write(ref heard, Moment.Now);
        Volatile.Write(ref sent, sent + 1);
    }

    /// <summary>When the change began that led to a step.</summary>
    public long StartOf(long step) => Volatile.Read(ref starts[(step - 1) % starts.Length]);

    /// <summary>
    /// Which step these figures show, given that a watcher has already seen one; the same step when they are no news. A watcher
    /// who has seen nothing gives −1.
    /// </summary>
    public long StepOf(in StationFigures figures, long seen)
    {
        var place = Cycle.Place(figures.Available, figures.Charging, figures.Faulted);
        if (place < 0)
        {
            return seen;
        }

        var now = Sent;
        if (seen < 0)
        {
            var latest = now - (((now - place) % Cycle.Length + Cycle.Length) % Cycle.Length);
            return Math.Max(latest, -1);
        }

        var next = seen + ((((place - seen) % Cycle.Length) + Cycle.Length) % Cycle.Length);
        return next <= now ? next : seen;
    }
}
