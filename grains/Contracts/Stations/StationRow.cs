namespace RedStation.Contracts.Stations;

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
    string Id, string Name, string District, GeoPoint Position, TileId Tile, long Revision, DateTimeOffset? NextDueAt, bool Retired = false);
