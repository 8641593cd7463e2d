using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices.Sessions;

/// <summary>What becomes of a session by what its charger says.</summary>
public static class SessionRules
{
    /// <summary>So begins the key of a session whose name is another's by now, and no key of a charger's.</summary>
    private const string KeyLeft = "before ";

    /// <summary>A session that was not known, by the first that is heard of it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="report">What is heard; it has a key.</param>
    /// <param name="now">The time.</param>
    public static ChargingSession Open(string id, ReportCharging report, DateTimeOffset now) =>
        Apply(new ChargingSession(id, report.Key!, report.Place) { FirstAt = Time(report.At, now).At, HeardAt = now }, report, now);

    /// <summary>Takes a report. The same again gives the same session.</summary>
    public static ChargingSession Apply(ChargingSession session, ReportCharging report, DateTimeOffset now)
    {
        var (at, doubtful) = Time(report.At, now);
        var next = Read(session, report, now) with
        {
            FirstAt = at < session.FirstAt ? at : session.FirstAt,
            ClockDoubtful = session.ClockDoubtful || doubtful,
            TransactionId = session.TransactionId ?? report.TransactionId,
            RiderId = session.RiderId ?? report.RiderId,
            Place = PlaceOf(session, report),
        };
        next = report.Moment switch
        {
            ChargingMoment.Begun when session.BegunAt is null => next with
            {
                BegunAt = at,
                MeterBegin = report.Reading?.RegisterWh,
                RiderId = report.RiderId ?? next.RiderId,
            },
            ChargingMoment.Ended when session.FinishedAt is null => next with
            {
                FinishedAt = at,
                MeterEnd = report.Reading?.RegisterWh,
                Reason = report.Reason,
            },
            _ => next,
        };
        return next == session ? session : next with { HeardAt = now, Revision = session.Revision + 1 };
    }

    /// <summary>
    /// Whether a beginning is that of another session, though the charger calls it by the same name: one that has set its count back, or begins it
    /// anew. Beginnings that differ by no more than a clock may are one; an earlier one that is told late says nothing.
    /// </summary>
    public static bool IsAnother(ChargingSession session, ReportCharging report, DateTimeOffset now) =>
        report.Moment == ChargingMoment.Begun && session.BegunAt is { } begun
        && Time(report.At, now) is (var at, false) && at - begun > DeviceClock.Ahead;

    /// <summary>The session gives the name by which its charger calls it to another one; under its number it is known as before.</summary>
    public static ChargingSession LeaveKey(ChargingSession session) => session with
    {
        Key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{KeyLeft}{session.Number} {session.Key}"),
        Revision = session.Revision + 1,
    };

    /// <summary>
    /// Another session has begun at the connector. One that is over, or began later, is as it was; and so are all while the later one's connector is
    /// not known.
    /// </summary>
    public static ChargingSession Supersede(ChargingSession session, ChargingSession later, DateTimeOffset now) =>
        session.Id == later.Id || later.Place.Connector == 0 || session.Place.Connector != later.Place.Connector
        || StartedAt(session) >= StartedAt(later)
            ? session
            : Lose(session, now);

    /// <summary>Its end is waited for no longer. One that is over is as it was.</summary>
    public static ChargingSession Lose(ChargingSession session, DateTimeOffset now) =>
        session.FinishedAt is not null || session.LostAt is not null
            ? session
            : session with { LostAt = now, Revision = session.Revision + 1 };

    /// <summary>When it began.</summary>
    public static DateTimeOffset StartedAt(ChargingSession session) => session.BegunAt ?? session.FirstAt;

    /// <summary>When it ended, never before it began; null when that is not known.</summary>
    public static DateTimeOffset? EndedAt(ChargingSession session) =>
        session.FinishedAt is { } end && end < StartedAt(session) ? StartedAt(session) : session.FinishedAt;

    /// <summary>
    /// What was charged, in Wh: the difference of what the meter showed, never a sum, so that nothing counts twice. An end below the beginning is a
    /// meter that was exchanged or set back; then what was seen between counts.
    /// </summary>
    public static decimal EnergyWh(ChargingSession session)
    {
        if ((session.MeterBegin ?? session.MeterLeast) is not { } begin)
        {
            return 0;
        }

        var end = session.MeterEnd >= begin ? session.MeterEnd : session.MeterMost;
        return end > begin ? end.Value - begin : 0;
    }

    /// <summary>How it stands.</summary>
    public static ChargingStatus Status(ChargingSession session) =>
        session.FinishedAt is not null ? ChargingStatus.Ended
        : session.LostAt is not null ? ChargingStatus.Lost
        : ChargingStatus.Charging;

    /// <summary>The session as people read it.</summary>
    public static ChargingSessionView View(ChargingSession session) => new(
        session.Id, session.Place.StationId, session.Place.StationName, session.Place.District, session.Place.Equipment, session.Place.Connector,
        session.Place.Port, Status(session), StartedAt(session), EndedAt(session), session.HeardAt, EnergyWh(session),
        Status(session) == ChargingStatus.Charging ? session.PowerW : null, session.ChargePercent, session.Reason, session.ClockDoubtful)
    {
        RiderId = session.RiderId,
        StopBy = session.TransactionId ?? session.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        // A lost one may charge still. By a name that is another's by now, that one would be stopped.
        Actions = Status(session) == ChargingStatus.Ended || session.Key.StartsWith(KeyLeft, StringComparison.Ordinal) ? [] : [ChargingAction.Stop],
    };

    /// <summary>Connector 0 is one that was not told. What the beginning names counts; until it does, the first that was named.</summary>
    private static ChargingPlace PlaceOf(ChargingSession session, ReportCharging report) =>
        report.Place.Connector != 0
        && (session.Place.Connector == 0 || (report.Moment == ChargingMoment.Begun && session.BegunAt is null))
            ? session.Place with { Connector = report.Place.Connector, Port = report.Place.Port }
            : session.Place;

    private static ChargingSession Read(ChargingSession session, ReportCharging report, DateTimeOffset now)
    {
        if (report.Reading is not { } reading)
        {
            return session;
        }

        var next = reading.RegisterWh is { } register
            ? session with
            {
                MeterLeast = session.MeterLeast < register ? session.MeterLeast : register,
                MeterMost = session.MeterMost > register ? session.MeterMost : register,
            }
            : session;
        var at = Time(reading.At, now).At;
        return (reading.PowerW is not null || reading.ChargePercent is not null) && !(session.ReadAt >= at)
            ? next with
            {
                ReadAt = at,
                PowerW = reading.PowerW ?? next.PowerW,
                ChargePercent = reading.ChargePercent ?? next.ChargePercent,
            }
            : next;
    }

    /// <summary>A time that a charger told; ours where it cannot be.</summary>
    private static (DateTimeOffset At, bool Doubtful) Time(DateTimeOffset told, DateTimeOffset now) =>
        DeviceClock.FaultOf(told, now) is not null ? (now, true)
        : told > now ? (now, false)
        : (told, false);
}
