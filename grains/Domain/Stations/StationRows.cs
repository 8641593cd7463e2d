using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;

namespace RedStation.Domain.Stations;

/// <summary>What the index of stations knows of a station.</summary>
public static class StationRows
{
    /// <summary>The row of a station, or null while it is not defined. Who owes anybody anything is due at once.</summary>
    public static StationRow? Of(string id, StationState state, DateTimeOffset now) => state.Definition is not { } set
        ? null
        : new(
            id, set.Name, set.District, set.Position, Tiles.At(set.Position), state.Revision, HasPromises(state) ? now : null, set.Retired);

    /// <summary>Whether a station owes anybody anything, so that the clock must wake it after a crash.</summary>
    public static bool HasPromises(StationState state) =>
        !state.Owed.IsEmpty || !state.Queue.IsEmpty || state.Ports.Any(port => port.Held is not null);
}
