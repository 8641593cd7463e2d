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

        var fingerprint = Fingerprint.Of("report", report);
        switch (state.Reports.Find<Answer<PortReportResult, StationRefusal>>(report.OperationId, fingerprint, out var first))
        {
            case Recall.Answered:
                return new(PresenceRules.Heard(state, options, now), first!, false);
            case Recall.Reused:
                return new(state, StationRefusal.OperationIdReused, false);
        }

        if (report.Ports.Any(reading => reading.Port < 1 || reading.Port > state.Ports.Length))
        {
            return new(Answered(state, report, fingerprint, StationRefusal.PortNotFound, granted: false), StationRefusal.PortNotFound, false);
        }

        var (applied, ignored, unchanged) = (0, 0, 0);
        var next = PresenceRules.Heard(state, options, now);
        foreach (var reading in report.Ports)
        {
            var known = next.Ports[reading.Port - 1];
            if (reading.At < known.ReadAt)
            {
                ignored++;
            }
            else if (reading.Status == known.Reported)
            {
                unchanged++;
                next = next with { Ports = next.Ports.SetItem(reading.Port - 1, known with { ReadAt = reading.At }) };
            }
            else
            {
                applied++;
                next = Change(next, reading, known);
            }
        }

        if (applied > 0)
        {
            next = StationRevision.Bump(next, now);
        }

        var result = new PortReportResult(applied, ignored, unchanged, next.Revision);
        return new(Answered(next, report, fingerprint, result, applied > 0), result, applied > 0);
    }

    private static StationState Answered(
        StationState state, ReportPorts report, string fingerprint, Answer<PortReportResult, StationRefusal> answer, bool granted) =>
        state with { Reports = state.Reports.With(report.OperationId, fingerprint, answer, granted) };

    /// <summary>
    /// The station with readings that could not be stored: what riders are shown until the device has told again. Nothing is
    /// acknowledged by it.
    /// </summary>
    public static StationState WithUnstored(StationState state, ImmutableArray<PortReading> readings) => readings
        .Where(reading => IsNews(state, reading))
        .Aggregate(state, (next, reading) => Change(next, reading, next.Ports[reading.Port - 1]));

    /// <summary>Whether a reading says anything that is not known.</summary>
    public static bool IsNews(StationState state, PortReading reading) =>
        reading.Port <= state.Ports.Length && state.Ports[reading.Port - 1] is var known
        && reading.At >= known.ReadAt && reading.Status != known.Reported;

    private static StationState Change(StationState state, PortReading reading, PortRecord known)
    {
        var next = state with
        {
            Ports = state.Ports.SetItem(reading.Port - 1, known with { Reported = reading.Status, At = reading.At, ReadAt = reading.At }),
        };
        return reading.Status switch
        {
            PortStatus.Faulted => ReservationRules.End(next, reading.Port, ReservationEnd.PortFaulted),
            PortStatus.Offline => ReservationRules.End(next, reading.Port, ReservationEnd.StationOffline),
            PortStatus.Charging => ReservationRules.End(next, reading.Port, ReservationEnd.Started),
            _ => next,
        };
    }
}
