using System.Collections.Immutable;
using RedStation.Contracts.Stations;

namespace RedStation.Contracts.Live;

/// <summary>All stations of a tile, as of a sequence number.</summary>
[GenerateSerializer, Immutable, Alias("tile-snapshot")]
public sealed record TileSnapshot(
    [property: Id(0)] TileId Tile, [property: Id(1)] long Sequence, [property: Id(2)] ImmutableArray<StationSummary> Stations);
