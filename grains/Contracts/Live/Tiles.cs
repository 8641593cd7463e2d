using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Contracts.Live;

/// <summary>All stations of a tile, as of a sequence number.</summary>
[GenerateSerializer, Immutable, Alias("tile-snapshot")]
public sealed record TileSnapshot(
    [property: Id(0)] TileId Tile, [property: Id(1)] long Sequence, [property: Id(2)] ImmutableArray<StationSummary> Stations);

/// <summary>Changed stations of a tile. It follows the state with sequence <see cref="After"/> and nothing else.</summary>
/// <param name="Tile">Which tile.</param>
/// <param name="After">The sequence this follows.</param>
/// <param name="Sequence">The sequence after it.</param>
/// <param name="Stations">The changed stations, whole.</param>
/// <param name="Left">Stations that are no longer in this tile.</param>
[GenerateSerializer, Immutable, Alias("tile-delta")]
public sealed record TileDelta(
    [property: Id(0)] TileId Tile,
    [property: Id(1)] long After,
    [property: Id(2)] long Sequence,
    [property: Id(3)] ImmutableArray<StationSummary> Stations,
    [property: Id(4)] ImmutableArray<string> Left);
