namespace RedStation.Domain.Stations;

/// <summary>Counts changes so that the count survives a crash even where a change was not stored.</summary>
public static class StationRevision
{
    /// <summary>
    /// The next revision: one more, or the milliseconds since 1970 when that is greater. A station that comes back from
    /// storage so continues above whatever it told before.
    /// </summary>
    public static StationState Bump(StationState state, DateTimeOffset now) =>
        state with
        {
            Revision = Math.Max(state.Revision + 1, now.ToUnixTimeMilliseconds()),
            ToldAsOf = state.HeardAt,
        };
}
