using Microsoft.Extensions.Logging;
using RedStation.Contracts;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <summary>What a station does by itself: time, promises to riders, and telling others.</summary>
public sealed partial class StationGrain
{
    private static readonly TimeSpan RemindTileAfter = TimeSpan.FromSeconds(30);

    /// <summary>Applies what is due, makes good what a crash may have cut short, and tells whoever watches.</summary>
    private async Task Settle()
    {
        if (State.Definition is null)
        {
            return;
        }

        var before = State;
        var decision = PresenceRules.Tick(before, inMemorySince, options, Now);
        try
        {
            await Keep(decision.State, decision.Write);
        }
        catch (StorageFaultException)
        {
            // A reservation's end waits for the store. That the station is silent is shown all the same.
            Remember(PresenceRules.Aged(State, inMemorySince, options, Now));
            await PublishChanges(before);
            throw;
        }

        if (decision.Write)
        {
            await Project();
        }

        await ConfirmHolds();
        await PublishChanges(before);
        if (Now - toldTileAt >= RemindTileAfter)
        {
            await NotifyTile();
        }
    }

    /// <summary>
    /// A reservation counts once its rider's grain agrees. One that a fault or a crash cut short before that is put to the
    /// rider again, before anything is answered.
    /// </summary>
    private async Task ConfirmHolds()
    {
        foreach (var (port, held) in State.Ports.Select((record, at) => (Port: at + 1, record.Held)).ToList())
        {
            if (held is null || confirmed.Contains(held.ReservationId))
            {
                continue;
            }

            var reservation = new Reservation(held.ReservationId, Id, State.Definition!.Name, port, held.ExpiresAt);
            if (await Confirm(reservation, held.RiderId) is { } refusal)
            {
                await Store(ReservationRules.Revoke(State, held.ReservationId, refusal, Now));
            }
            else
            {
                confirmed.Add(held.ReservationId);
            }
        }

        confirmed.IntersectWith(State.Ports.Select(port => port.Held?.ReservationId).OfType<string>());
    }

    private async Task<StationRefusal?> Confirm(Reservation reservation, string riderId) =>
        (await GrainFactory.Rider(riderId).HoldReservation(reservation)).Refusal switch
        {
            null => null,
            RiderRefusal.RiderBlocked => StationRefusal.RiderBlocked,
            RiderRefusal.AlreadyReserved => StationRefusal.AlreadyReserved,
            RiderRefusal.ReservationPaused => StationRefusal.ReservationPaused,
            RiderRefusal.ReservationLimit => StationRefusal.ReservationLimit,
            _ => StationRefusal.NoFreePort,
        };

    /// <summary>Tells what changed since <paramref name="before"/>: the tile, the screens, and riders whose reservation is over.</summary>
    private async Task PublishChanges(StationState before, Recognition? recognition = null)
    {
        if (State.Revision != before.Revision)
        {
            await NotifyTile();
        }

        if (!screens.IsEmpty && (State.Revision != before.Revision || recognition is not null))
        {
            screens.Notify([new StationNews(Id, StationViews.Detail(Id, Shown), recognition)]);
        }

        await SendPendingNotifications();
    }

    /// <summary>Forgets readings that are stored by now, or that later ones have overtaken. Riders see the difference.</summary>
    private void ForgetUnstored()
    {
        var left = unstored.RemoveAll(reading => !PortReportRules.IsNews(State, reading));
        if (left.Length != unstored.Length)
        {
            unstored = left;
            Remember(StationRevision.Bump(State, Now));
        }
    }

    private Task NotifyTile()
    {
        toldTileAt = Now;
        var tile = TileOf(State.Definition!);
        return State.Definition!.Retired ? tile.Remove(Id, State.Revision) : tile.Apply(StationViews.Summary(Id, Shown)!);
    }

    /// <summary>The station as riders are shown it.</summary>
    private StationState Shown => unstored.IsEmpty ? State : PortReportRules.WithUnstored(State, unstored);

    /// <inheritdoc/>
    protected override void OnReadAgain(StationState remembered)
    {
        if (State.Definition is null)
        {
            ticking?.Dispose();
            ticking = null;
            return;
        }

        Remember(PresenceRules.ReadAgain(State, remembered, Now));
    }

    /// <summary>
    /// A report that could not be stored is refused, and the device tells again. Until then riders are shown what it said: a map that
    /// went on showing a taken port as free would be wrong without knowing it.
    /// </summary>
    private Task ShowUnstored(ReportPorts report, StationState before)
    {
        unstored = [.. unstored.Concat(report.Ports).GroupBy(reading => reading.Port).Select(same => same.MaxBy(reading => reading.At)!)];
        Remember(PortReportRules.HeardUnstored(State, report.Ports, Now));
        return PublishChanges(before);
    }

    /// <summary>Riders hear of the end of their reservation. What cannot be said now stays owed and is said at the next tick.</summary>
    private async Task SendPendingNotifications()
    {
        foreach (var word in State.Owed)
        {
            try
            {
                await GrainFactory.Rider(word.RiderId).EndReservation(word.ReservationId, word.Reason);
                Remember(State with { Owed = State.Owed.Remove(word) });
            }
            catch (Exception fault) when (TransientFault.Is(fault))
            {
                LogWordOwed(logger, fault, Id, word.RiderId);
            }
        }
    }

    private Task Project() => index.Project(StationRows.Of(Id, State, Now)!);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Station {StationId} could not tell rider {RiderId} that a reservation is over; it will again")]
    private static partial void LogWordOwed(ILogger logger, Exception fault, string stationId, string riderId);
}
