using Microsoft.Extensions.Logging;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
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
        await Keep(decision.State, decision.Write);
        if (decision.Write)
        {
            await Project();
        }

        await ConfirmHolds();
        await Tell(before);
        await PayWords();
        if (Now - toldTileAt >= RemindTileAfter)
        {
            await TellTile();
        }
    }

    /// <summary>Once in a life: a reservation that was stored just before a crash may be unknown to its rider.</summary>
    private async Task ConfirmHolds()
    {
        if (holdsConfirmed)
        {
            return;
        }

        foreach (var (port, held) in State.Ports.Select((record, at) => (Port: at + 1, record.Held)).Where(pair => pair.Held is not null).ToList())
        {
            var reservation = new Reservation(held!.ReservationId, Id, State.Definition!.Name, port, held.ExpiresAt);
            if (await Confirm(reservation, held.RiderId) is not null)
            {
                await Store(ReservationRules.Release(State, held.ReservationId, Now));
            }
        }

        holdsConfirmed = true;
    }

    private async Task<StationRefusal?> Confirm(Reservation reservation, string riderId) =>
        (await RiderOf(riderId).HoldReservation(reservation)).Refusal switch
        {
            null => null,
            RiderRefusal.RiderBlocked => StationRefusal.RiderBlocked,
            RiderRefusal.AlreadyReserved => StationRefusal.AlreadyReserved,
            _ => StationRefusal.NoFreePort,
        };

    /// <summary>Tells what changed since <paramref name="before"/>: the tile, the screens, and riders whose reservation is over.</summary>
    private async Task Tell(StationState before, Recognition? recognition = null)
    {
        if (State.Revision != before.Revision)
        {
            await TellTile();
        }

        if (!screens.IsEmpty && (State.Revision != before.Revision || recognition is not null))
        {
            screens.Tell([new StationNews(Id, StationViews.Detail(Id, State), recognition)]);
        }

        await PayWords();
    }

    private Task TellTile()
    {
        toldTileAt = Now;
        return TileOf(State.Definition!).Apply(StationViews.Summary(Id, State)!);
    }

    /// <summary>Riders hear of the end of their reservation. What cannot be said now stays owed and is said at the next tick.</summary>
    private async Task PayWords()
    {
        foreach (var word in State.Owed)
        {
            try
            {
                await RiderOf(word.RiderId).EndReservation(word.ReservationId, word.Reason);
                Remember(State with { Owed = State.Owed.Remove(word) });
            }
            catch (Exception fault) when (PassingFault.Is(fault))
            {
                LogWordOwed(logger, fault, Id, word.RiderId);
            }
        }
    }

    private Task Project()
    {
        var set = State.Definition!;
        var due = State.Owed.IsEmpty && State.Ports.All(port => port.Held is null) ? (DateTimeOffset?)null : Now;
        return index.Project(new StationRow(Id, set.Name, set.District, set.Position, Tiles.At(set.Position), State.Revision, due));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Station {StationId} could not tell rider {RiderId} that a reservation is over; it will again")]
    private static partial void LogWordOwed(ILogger logger, Exception fault, string stationId, string riderId);
}
