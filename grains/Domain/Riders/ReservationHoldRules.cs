using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Riders;

/// <summary>A rider holds at most one reservation (invariant 1).</summary>
public static class ReservationHoldRules
{
    /// <summary>Takes a reservation on. The same one again changes nothing.</summary>
    public static Decision<RiderState, RiderRefusal?> Hold(
        RiderState state, Reservation reservation, RiderOptions options, DateTimeOffset now)
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

        if (Current(state, now) is not null)
        {
            return new(state, RiderRefusal.AlreadyReserved, false);
        }

        // The word of its end may still be on its way, and would find another one here.
        var free = state.Reservation is { } past ? UnusedHoldRules.Ended(state, ReservationEnd.Expired, past.ExpiresAt, options) : state;
        return UnusedHoldRules.WhyNot(free, options, now) is { } reason
            ? new(free, reason, free != state)
            : new(free with { Reservation = reservation, ReservedAt = now, CameFor = null }, null, true);
    }

    /// <summary>The rider was recognised at a station: a port held for them there is used.</summary>
    public static RiderState Came(RiderState state, string stationId, DateTimeOffset now) =>
        Current(state, now) is { } held && held.StationId == stationId ? state with { CameFor = held.ReservationId } : state;

    /// <summary>The reservation that is not over yet.</summary>
    public static Reservation? Current(RiderState state, DateTimeOffset now) =>
        state.Reservation is { } held && held.ExpiresAt > now ? held : null;
}
