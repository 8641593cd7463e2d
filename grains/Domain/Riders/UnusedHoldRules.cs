using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Riders;

/// <summary>
/// Others have their turn: who lets reservations pass unused waits before the next one, and has a few of them a day. Unused is one that ran
/// out or was given up, unless its rider was recognised at the station meanwhile; one that charging, a fault or the station ended is not.
/// One that is given up at once costs nothing, as long as a day's such moments are few.
/// </summary>
public static class UnusedHoldRules
{
    /// <summary>A rider's reservation is over.</summary>
    public static RiderState Ended(RiderState state, ReservationEnd reason, DateTimeOffset endedAt, RiderOptions options)
    {
        if (state.Reservation is not { } held)
        {
            return state;
        }

        var over = state with { Reservation = null, ReservedAt = null, CameFor = null };
        if (state.CameFor == held.ReservationId || reason is not (ReservationEnd.Expired or ReservationEnd.Cancelled))
        {
            return over;
        }

        var time = state.ReservedAt is { } since && endedAt > since ? endedAt - since : TimeSpan.Zero;
        var early = reason == ReservationEnd.Cancelled && time <= options.CancelGrace
            && Sum(Today(state, endedAt).Where(hold => !hold.Counts)) + time <= options.FreeHoldTimePerDay;
        var remembered = state.UnusedHolds.RemoveAll(hold => !IsToday(hold, endedAt) && hold.EndedAt + options.UnusedHoldPause <= endedAt);
        return over with { UnusedHolds = [.. remembered, new UnusedHold(endedAt, time, !early)] };
    }

    /// <summary>Why a rider may hold no port now, or null.</summary>
    public static RiderRefusal? WhyNot(RiderState state, RiderOptions options, DateTimeOffset now) =>
        Today(state, now).Count(hold => hold.Counts) >= options.UnusedHoldsPerDay ? RiderRefusal.ReservationLimit
        : now < PauseEnd(state, options) ? RiderRefusal.ReservationPaused
        : null;

    /// <summary>From when on a rider may hold a port again; null when they may now.</summary>
    public static DateTimeOffset? AllowedFrom(RiderState state, RiderOptions options, DateTimeOffset now) => WhyNot(state, options, now) switch
    {
        RiderRefusal.ReservationLimit => ChinaTime.StartOf(ChinaTime.Day(now).AddDays(1)),
        RiderRefusal.ReservationPaused => PauseEnd(state, options),
        _ => null,
    };

    private static DateTimeOffset? PauseEnd(RiderState state, RiderOptions options) =>
        state.UnusedHolds.LastOrDefault(hold => hold.Counts) is { } last ? last.EndedAt + options.UnusedHoldPause : null;

    private static IEnumerable<UnusedHold> Today(RiderState state, DateTimeOffset now) => state.UnusedHolds.Where(hold => IsToday(hold, now));

    private static bool IsToday(UnusedHold hold, DateTimeOffset now) => ChinaTime.Day(hold.EndedAt) == ChinaTime.Day(now);

    private static TimeSpan Sum(IEnumerable<UnusedHold> holds) => holds.Aggregate(TimeSpan.Zero, (sum, hold) => sum + hold.Held);
}
