using RedStation.Api.Stations;

namespace RedStation.Api.Live;

/// <summary>A tile as <c>Watch</c> and <c>TileReset</c> give it.</summary>
/// <param name="Tile">The tile, <c>13/x/y</c>.</param>
/// <param name="Sequence">The sequence that the next change follows.</param>
/// <param name="Stations">Every station of the tile.</param>
public sealed record TileState(string Tile, long Sequence, IReadOnlyList<StationSummaryWire> Stations);

/// <summary>What <c>TileChanged</c> carries.</summary>
/// <param name="Tile">The tile, <c>13/x/y</c>.</param>
/// <param name="After">The sequence this follows; a client that holds another calls <c>Watch</c> again.</param>
/// <param name="Sequence">The sequence afterwards.</param>
/// <param name="Stations">The changed stations, whole.</param>
public sealed record TileChange(string Tile, long After, long Sequence, IReadOnlyList<StationSummaryWire> Stations);

/// <summary>A tile as <c>s</c> gives it.</summary>
/// <param name="Tile">The tile, <c>13/x/y</c>.</param>
/// <param name="Number">What stands for the tile in <c>d</c>.</param>
/// <param name="Step">The step that the next <c>d</c> follows, 0 to 255.</param>
/// <param name="Time">The time that the next <c>d</c> counts from, in milliseconds since 1970.</param>
/// <param name="Stations">Every station of the tile; its place here stands for it in <c>d</c>.</param>
public sealed record CompactState(string Tile, int Number, byte Step, long Time, IReadOnlyList<StationSummaryWire> Stations);
