using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>How a device's readings change its station.</summary>
public static class PortReportRules
{
    /// <summary>
    /// Applies a report. Ports that are not configured, or are another device's, are named and do not hold up the others. A reading older than what
    /// is known is ignored; of equal times the later arrival counts; one ahead of our clock counts as of now. Only a changed status is worth a
    /// write, or one that is known again after a silence.
    /// </summary>
    public static Decision<StationState, Answer<PortReportResult, StationRefusal>> Apply(
        StationState state, ReportPorts report, StationOptions options, DateTimeOffset now)
    {
        if (state.Definition is null)
        {
            return new(state, StationRefusal.StationNotFound, false);
        }

        var fingerprint = FingerprintOf(report);
        Answer<PortReportResult, StationRefusal>? first = null;
        switch (report.IsRemembered ? state.Reports.Find(report, fingerprint, out first) : ReplayStatus.New)
        {
            case ReplayStatus.Answered:
                return new(PresenceRules.HeardAgain(state, report, options, now), first!, false);
            case ReplayStatus.Reused:
                return new(
                    DeviceProblems.Note(state, DeviceFault.OperationIdReused, report.OperationId, now), StationRefusal.OperationIdReused, false);
            case ReplayStatus.TooOld:
                return new(state, StationRefusal.OperationIdTooOld, false);
        }

        if (state.Definition.Retired)
        {
            return new(DeviceProblems.Note(state, DeviceFault.Retired, "ports:report", now), StationRefusal.StationRetired, false);
        }

        var (next, read) = report.Ports.IsEmpty
            ? (PresenceRules.Heard(state, options, now, report.Equipment), new Readings())
            : Read(state, report, options, now);
        if (read.Applied > 0)
        {
            next = StationRevision.Bump(next, now);
        }

        var result = new PortReportResult(
            read.Applied,
            read.Ignored,
            report.Ports.Length - read.Applied - read.Ignored - read.Unknown.Count - read.Others.Count,
            next.Revision,
            OrNull(read.Unknown.Concat(read.Others).Distinct().Order()),
            OrNull(SilentPorts(next, report.Equipment)));
        if (report.IsRemembered)
        {
            next = next with { Reports = next.Reports.With(new RecordedReport(report.Key, fingerprint, result, null) { At = now }) };
        }

        return new(next, result, read.Applied > 0 || read.Returned);
    }

    /// <summary>A report's digest; its sign-in is no part of it.</summary>
    public static string FingerprintOf(ReportPorts report) => Fingerprint.Of("report", report);

    /// <summary>
    /// The station with readings that could not be stored: what riders are shown until the device has told again. Nothing is
    /// acknowledged by it, and nobody grows fresher.
    /// </summary>
    public static StationState WithUnstored(StationState state, ImmutableArray<PortReading> readings)
    {
        foreach (var reading in readings.Where(reading => IsNews(state, reading)))
        {
            var known = state.Ports[reading.Port - 1];
            state = state with
            {
                Ports = state.Ports.SetItem(
                    reading.Port - 1, known with { Reported = reading.Status, At = reading.At, ReadAt = reading.At }),
            };
            state = EndOf(reading.Status) is { } reason ? ReservationRules.End(state, reading.Port, reason) : state;
        }

        return state;
    }

    /// <summary>The station after a report that could not be stored: its controller was heard all the same.</summary>
    public static StationState HeardUnstored(StationState state, ImmutableArray<PortReading> readings, DateTimeOffset now)
    {
        var ports = state.Ports.ToBuilder();
        foreach (var reading in readings.Where(reading => reading.Port >= 1 && reading.Port <= ports.Count))
        {
            ports[reading.Port - 1] = ports[reading.Port - 1] with { HeardAt = now, Link = PortLink.Live };
        }

        return StationRevision.Bump(state with { HeardAt = now, Connected = true, Ports = ports.DrainToImmutable() }, now);
    }

    /// <summary>Whether a reading says anything that is not known.</summary>
    public static bool IsNews(StationState state, PortReading reading) =>
        reading.Port >= 1 && reading.Port <= state.Ports.Length && state.Ports[reading.Port - 1] is var known
        && !(reading.At < known.ReadAt) && reading.Status != known.Reported;

    private static (StationState State, Readings Read) Read(
        StationState state, ReportPorts report, StationOptions options, DateTimeOffset now)
    {
        var read = new Readings();
        var ports = state.Ports.ToBuilder();
        var over = new List<(int Port, ReservationEnd Reason)>();
        foreach (var reading in report.Ports)
        {
            if (reading.Port < 1 || reading.Port > ports.Count)
            {
                read.Unknown.Add(reading.Port);
                continue;
            }

            if (PortWiring.OwnerOf(state, reading.Port) != report.Equipment)
            {
                read.Others.Add(reading.Port);
                continue;
            }

            var known = ports[reading.Port - 1];
            var at = Earlier(reading.At, now);
            if (known.ReadAt is { } readAt && at < Earlier(readAt, now))
            {
                read.Ignored++;
                continue;
            }

            read.Returned |= known.Link == PortLink.Silent;
            var heard = known with { ReadAt = at, HeardAt = now, Link = PortLink.Live };
            if (reading.Status == known.Reported && known.HeardAt is not null)
            {
                ports[reading.Port - 1] = heard;
                continue;
            }

            read.Applied++;
            ports[reading.Port - 1] = heard with { Reported = reading.Status, At = at };
            if (EndOf(reading.Status) is { } reason)
            {
                over.Add((reading.Port, reason));
            }
        }

        var next = PresenceRules.Told(
            state, state with { HeardAt = now, Connected = true, Ports = ports.DrainToImmutable() }, options, now);
        next = over.Aggregate(next, (ended, end) => ReservationRules.End(ended, end.Port, end.Reason));
        next = read.Others.Count == 0 ? next : DeviceProblems.NoteOthers(next, read.Others, now);
        return (read.Unknown.Count == 0 ? next : DeviceProblems.NoteUnknown(next, read.Unknown, now), read);
    }

    /// <summary>Ports of a device of which nothing is known until it names them.</summary>
    /// <param name="state">The station.</param>
    /// <param name="equipment">The registered device; null for the station's own controller.</param>
    public static IEnumerable<int> SilentPorts(StationState state, string? equipment) => state.Ports
        .Select((port, at) => (Number: at + 1, Port: port))
        .Where(entry => entry.Port.HeardAt is null || entry.Port.Link == PortLink.Silent)
        .Where(entry => PortWiring.OwnerOf(state, entry.Number) == equipment)
        .Select(entry => entry.Number);

    private static ImmutableArray<int>? OrNull(IEnumerable<int> ports) => ports.ToImmutableArray() is { IsEmpty: false } some ? some : null;

    private static DateTimeOffset Earlier(DateTimeOffset time, DateTimeOffset now) => time > now ? now : time;

    /// <summary>What a port's new status makes of its reservation; null when it may go on.</summary>
    private static ReservationEnd? EndOf(PortStatus status) => status switch
    {
        PortStatus.Faulted => ReservationEnd.PortFaulted,
        PortStatus.Offline => ReservationEnd.StationOffline,
        PortStatus.Charging => ReservationEnd.Started,
        _ => null,
    };

    /// <summary>What came of the readings of a report.</summary>
    private sealed class Readings
    {
        public int Applied { get; set; }

        public int Ignored { get; set; }

        /// <summary>Whether a port was silent before.</summary>
        public bool Returned { get; set; }

        public List<int> Unknown { get; } = [];

        /// <summary>Ports of other devices.</summary>
        public List<int> Others { get; } = [];
    }
}
