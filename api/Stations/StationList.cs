namespace RedStation.Api.Stations;

/// <summary>A page of stations.</summary>
/// <param name="Items">The stations; nearest first when asked with <c>near</c>, by id otherwise.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record StationList(IReadOnlyList<StationSummaryWire> Items, string? Next);
