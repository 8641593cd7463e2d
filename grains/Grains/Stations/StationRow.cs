using RedStation.Contracts;
using RedStation.Domain.Geo;
using RedStation.Domain.Stations;

namespace RedStation.Grains.Stations;

/// <summary>A station in the index.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="District">Its adcode.</param>
/// <param name="Position">Where it stands.</param>
/// <param name="Tile">The live tile it is in.</param>
/// <param name="Revision">The revision of the definition that this row was made of.</param>
/// <param name="NextDueAt">When its grain must next be awake, or null.</param>
/// <param name="Retired">Whether it is closed for good; then no list names it.</param>
public sealed record StationRow(
    string Id, string Name, string District, GeoPoint Position, TileId Tile, long Revision, DateTimeOffset? NextDueAt, bool Retired = false)
{
    /// <summary>The row of a station, or null while it is not defined. Who owes anybody anything is due at once.</summary>
    public static StationRow? Of(string id, StationState state, DateTimeOffset now) => state.Definition is not { } set
        ? null
        : new(
            id, set.Name, set.District, set.Position, Tiles.At(set.Position), state.Revision, HasPromises(state) ? now : null, set.Retired);

    /// <summary>Whether a station owes anybody anything, so that the clock must wake it after a crash.</summary>
    public static bool HasPromises(StationState state) => !state.Owed.IsEmpty || state.Ports.Any(port => port.Held is not null);
}
