using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Riders;

/// <summary>A rider holds at most one reservation (invariant 1).</summary>
public static class ReservationHoldRules
{
    /// <summary>Takes a reservation on. The same one again changes nothing.</summary>
    public static Decision<RiderState, RiderRefusal?> Hold(RiderState state, Reservation reservation, DateTimeOffset now)
    {
        if (state.DisplayName is null)
        {
            return new(state, RiderRefusal.RiderNotFound, false);
        }

        if (state.Reservation is { } held && held.ReservationId == reservation.ReservationId)
        {
            return new(state, null, false);
        }

        if (state.Blocked)
        {
            return new(state, RiderRefusal.RiderBlocked, false);
        }

        if (reservation.ExpiresAt <= now)
        {
            return new(state, RiderRefusal.ReservationOver, false);
        }

        return Current(state, now) is not null
            ? new(state, RiderRefusal.AlreadyReserved, false)
            : new(state with { Reservation = reservation }, null, true);
    }

    /// <summary>The reservation that is not over yet.</summary>
    public static Reservation? Current(RiderState state, DateTimeOffset now) =>
        state.Reservation is { } held && held.ExpiresAt > now ? held : null;
}
