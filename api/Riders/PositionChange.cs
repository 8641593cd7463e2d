using RedStation.Contracts;
using RedStation.Contracts.Dispatch;

namespace RedStation.Api.Riders;

/// <summary>What the tiles have to hear of a rider.</summary>
/// <param name="In">The tile the rider is in, or null when no tile is to know them.</param>
/// <param name="Left">The tile they have left, or null.</param>
/// <param name="Told">All about them, when the tile does not know it yet; otherwise <paramref name="Moved"/> says it.</param>
/// <param name="Moved">Where they are.</param>
public readonly record struct PositionChange(TileId? In, TileId? Left, Presence? Told, Movement Moved);
