using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>Whether a station is there, and what follows from its silence.</summary>
public static class PresenceRules
{
    /// <summary>The station was heard from, with or without news.</summary>
    public static StationState Heard(StationState state, StationOptions options, DateTimeOffset now)
    {
        var next = state with { HeardAt = now > state.HeardAt ? now : state.HeardAt, Connected = true };
        var worthTelling = !state.Connected || next.HeardAt - state.ToldAsOf >= options.FreshnessStep;
        return worthTelling ? StationRevision.Bump(next, now) : next;
    }

    /// <summary>
    /// What a station that comes back from storage takes itself for. It trusts its last word only within the limit, because
    /// heartbeats are not stored; its reservations live on until the limit has passed once more without a word.
    /// </summary>
    public static StationState Restored(StationState state, StationOptions options, DateTimeOffset now) => StationRevision.Bump(
        state with
        {
            Connected = now - state.HeardAt < options.SilenceLimit,
            Open = OpeningRules.IsOpen(state.Definition?.Hours, now),
        },
        now);

    /// <summary>
    /// What a station that has read its record again takes itself for: as stored, and as last heard of. Whoever was told of a later
    /// revision must believe this one.
    /// </summary>
    public static StationState ReadAgain(StationState stored, StationState remembered, DateTimeOffset now) => StationRevision.Bump(
        stored with
        {
            Revision = Math.Max(stored.Revision, remembered.Revision),
            HeardAt = remembered.HeardAt > stored.HeardAt ? remembered.HeardAt : stored.HeardAt,
            Connected = remembered.Connected,
            Open = remembered.Open,
            Recognitions = remembered.Recognitions,
            Visits = remembered.Visits,
        },
        now);

    /// <summary>
    /// What time alone changes: silence, the end of reservations, opening and closing.
    /// </summary>
    /// <param name="state">The state before.</param>
    /// <param name="inMemorySince">Since when the station has been listening; silence is counted from then at the earliest.</param>
    /// <param name="options">The limits.</param>
    /// <param name="now">The time.</param>
    public static Decision<StationState, bool> Tick(
        StationState state, DateTimeOffset inMemorySince, StationOptions options, DateTimeOffset now)
    {
        if (state.Definition is null)
        {
            return new(state, false, false);
        }

        var silent = now - (state.HeardAt > inMemorySince ? state.HeardAt : inMemorySince) >= options.SilenceLimit;
        var next = state;
        for (var port = 1; port <= state.Ports.Length; port++)
        {
            if (state.Ports[port - 1].Held is { } held && (silent || held.ExpiresAt <= now))
            {
                next = ReservationRules.End(next, port, held.ExpiresAt <= now ? ReservationEnd.Expired : ReservationEnd.StationOffline);
            }
        }

        var write = next != state;
        next = WithTime(next, options, now);
        var changed = next != state;
        return new(changed ? StationRevision.Bump(next, now) : state, changed, write);
    }

    /// <summary>What of <see cref="Tick"/> needs no store: silence, opening and closing.</summary>
    public static StationState Aged(StationState state, StationOptions options, DateTimeOffset now)
    {
        var next = WithTime(state, options, now);
        return next == state ? state : StationRevision.Bump(next, now);
    }

    private static StationState WithTime(StationState state, StationOptions options, DateTimeOffset now) => state with
    {
        Connected = state.Connected && now - state.HeardAt < options.SilenceLimit,
        Open = OpeningRules.IsOpen(state.Definition?.Hours, now),
    };
}
