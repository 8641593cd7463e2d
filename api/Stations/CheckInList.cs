namespace RedStation.Api.Stations;

/// <summary>A page of check-ins.</summary>
/// <param name="Items">The check-ins, newest first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record CheckInList(IReadOnlyList<CheckInWire> Items, string? Next);
