using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Sessions;

namespace RedStation.Grains.Devices.Sessions;

/// <inheritdoc cref="IChargerGrain"/>
public sealed class ChargerGrain(IChargingSessions sessions, TimeProvider clock) : Grain, IChargerGrain
{
    /// <summary>A session is changed by another activation only while a silo is being lost.</summary>
    private const int MostTries = 3;

    /// <summary>How many sessions may be open; of a charger that begins more, and ends none, the oldest are lost.</summary>
    private const int MostOpen = 64;

    /// <summary>What is charging, as the table has it; null when it must be read.</summary>
    private ImmutableArray<ChargingSession>? open;

    private DateTimeOffset Now => clock.GetUtcNow();

    /// <inheritdoc/>
    public async Task<KnownSession?> Report(ReportCharging report)
    {
        try
        {
            return await Take(report);
        }
        catch (StorageFaultException)
        {
            // What was written of it is not known.
            open = null;
            throw;
        }
    }

    private async Task<KnownSession?> Take(ReportCharging report)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            var known = await Find(report);
            if (known is null && report.Key is null)
            {
                return null;
            }

            var now = Now;
            if (known is not null && SessionRules.IsAnother(known, report, now))
            {
                var before = SessionRules.LeaveKey(known);
                if (!await sessions.Put(before))
                {
                    open = null;
                    continue;
                }

                // A crash here leaves a name that is nobody's; the beginning comes again.
                await Remember(before);
                known = null;
            }

            var next = known is null
                ? SessionRules.Open("cs-" + Guid.CreateVersion7().ToString("N"), report, now)
                : SessionRules.Apply(known, report, now);
            // One that begins, and one whose connector is told only now.
            var takesPlace = report.Moment == ChargingMoment.Begun || (known is { Place.Connector: 0 } && next.Place.Connector != 0);
            if (takesPlace && !await Supersede(report.Place.Equipment, next, now))
            {
                open = null;
                continue;
            }

            if (known is null)
            {
                var added = await sessions.Add(next);
                if (added.Id != next.Id)
                {
                    // Another activation was quicker; what was said is applied to its session.
                    open = null;
                    continue;
                }

                next = added;
            }
            else if (next != known && !await sessions.Put(next))
            {
                open = null;
                continue;
            }

            await Remember(next);
            if (next != known)
            {
                await Tell(next);
            }

            await LoseOldest(report.Place.Equipment, now);
            return new KnownSession(next.Id, next.Number);
        }

        throw new StorageFaultException("A session of charging was changed by others again and again.");
    }

    private async Task<ChargingSession?> Find(ReportCharging report)
    {
        var equipment = report.Place.Equipment;
        var charging = await Open(equipment);
        var known = charging.FirstOrDefault(session => report.Key is { } key ? session.Key == key : session.Number == report.Number);
        return known ?? (report.Key is { } wanted ? await sessions.FindByKey(equipment, wanted)
            : report.Number is { } number ? await sessions.FindByNumber(equipment, number)
            : null);
    }

    /// <summary>What was charging at the connector before is lost. False when a session was changed by others.</summary>
    private async Task<bool> Supersede(string equipment, ChargingSession later, DateTimeOffset now)
    {
        foreach (var session in await Open(equipment))
        {
            var next = SessionRules.Supersede(session, later, now);
            if (next != session)
            {
                if (!await sessions.Put(next))
                {
                    return false;
                }

                await Remember(next);
                await Tell(next);
            }
        }

        return true;
    }

    /// <summary>What another activation has changed meanwhile is read again, and looked at with the next report.</summary>
    private async Task LoseOldest(string equipment, DateTimeOffset now)
    {
        while (await Open(equipment) is { Length: > MostOpen } charging)
        {
            var lost = SessionRules.Lose(charging.MinBy(SessionRules.StartedAt)!, now);
            if (!await sessions.Put(lost))
            {
                open = null;
                return;
            }

            await Remember(lost);
            await Tell(lost);
        }
    }

    private async Task<ImmutableArray<ChargingSession>> Open(string equipment) => open ??= await sessions.OpenOf(equipment);

    private async Task Remember(ChargingSession session)
    {
        var others = (await Open(session.Place.Equipment)).RemoveAll(other => other.Id == session.Id);
        open = SessionRules.Status(session) == ChargingStatus.Charging ? others.Insert(0, session) : others;
    }

    /// <summary>One-way: a charger waits for no rider, and a phone that misses it reads the session.</summary>
    private Task Tell(ChargingSession session) =>
        session.RiderId is { } riderId ? GrainFactory.Rider(riderId).SessionChanged(SessionRules.View(session)) : Task.CompletedTask;
}
