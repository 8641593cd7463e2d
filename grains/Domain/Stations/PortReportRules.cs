using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Stations;

/// <summary>How a device's readings change its station.</summary>
public static class PortReportRules
{
    /// <summary>
    /// Applies a report. An unknown port refuses all of it. A reading older than what is known is ignored; of equal times the
    /// later arrival counts. Only a changed status is worth a write.
    /// </summary>
    public static Decision<StationState, Answer<PortReportResult, StationRefusal>> Apply(
        StationState state, ReportPorts report, StationOptions options, DateTimeOffset now)
    {
        if (state.Definition is null)
        {
            return new(state, StationRefusal.StationNotFound, false);
        }

        var fingerprint = FingerprintOf(report);
        switch (state.Reports.Find(report, fingerprint, out var first))
        {
            case Recall.Answered:
                return new(PresenceRules.Heard(state, options, now), first!, false);
            case Recall.Reused:
                return new(state, StationRefusal.OperationIdReused, false);
            case Recall.TooOld:
                return new(state, StationRefusal.OperationIdTooOld, false);
        }

        if (report.Ports.Any(reading => reading.Port < 1 || reading.Port > state.Ports.Length))
        {
            var refused = new RecordedReport(report.Key, fingerprint, null, StationRefusal.PortNotFound) { At = now };
            return new(state with { Reports = state.Reports.With(refused) }, StationRefusal.PortNotFound, false);
        }

        var (next, applied, ignored) = Read(PresenceRules.Heard(state, options, now), report.Ports);
        if (applied > 0)
        {
            next = StationRevision.Bump(next, now);
        }

        var result = new PortReportResult(applied, ignored, report.Ports.Length - applied - ignored, next.Revision);
        var answered = new RecordedReport(report.Key, fingerprint, result, null) { At = now };
        return new(next with { Reports = next.Reports.With(answered) }, result, applied > 0);
    }

    /// <summary>A report's digest; its sign-in is no part of it.</summary>
    public static string FingerprintOf(ReportPorts report) => Fingerprint.Of("report", report);

    /// <summary>
    /// The station with readings that could not be stored: what riders are shown until the device has told again. Nothing is
    /// acknowledged by it.
    /// </summary>
    public static StationState WithUnstored(StationState state, ImmutableArray<PortReading> readings) =>
        Read(state, readings.RemoveAll(reading => !IsNews(state, reading))).State;

    /// <summary>Whether a reading says anything that is not known.</summary>
    public static bool IsNews(StationState state, PortReading reading) =>
        reading.Port <= state.Ports.Length && state.Ports[reading.Port - 1] is var known
        && reading.At >= known.ReadAt && reading.Status != known.Reported;

    private static (StationState State, int Applied, int Ignored) Read(StationState state, ImmutableArray<PortReading> readings)
    {
        if (readings.IsEmpty)
        {
            return (state, 0, 0);
        }

        var (applied, ignored) = (0, 0);
        var ports = state.Ports.ToBuilder();
        var over = new List<(int Port, ReservationEnd Reason)>();
        foreach (var reading in readings)
        {
            var known = ports[reading.Port - 1];
            if (reading.At < known.ReadAt)
            {
                ignored++;
            }
            else if (reading.Status == known.Reported)
            {
                ports[reading.Port - 1] = known with { ReadAt = reading.At };
            }
            else
            {
                applied++;
                ports[reading.Port - 1] = known with { Reported = reading.Status, At = reading.At, ReadAt = reading.At };
                if (EndOf(reading.Status) is { } reason)
                {
                    over.Add((reading.Port, reason));
                }
            }
        }

        var next = over.Aggregate(
            state with { Ports = ports.MoveToImmutable() }, (read, end) => ReservationRules.End(read, end.Port, end.Reason));
        return (next, applied, ignored);
    }

    /// <summary>What a port's new status makes of its reservation; null when it may go on.</summary>
    private static ReservationEnd? EndOf(PortStatus status) => status switch
    {
        PortStatus.Faulted => ReservationEnd.PortFaulted,
        PortStatus.Offline => ReservationEnd.StationOffline,
        PortStatus.Charging => ReservationEnd.Started,
        _ => null,
    };
}
