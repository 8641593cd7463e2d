using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>A page of check-ins.</summary>
/// <param name="Items">The check-ins, newest first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record CheckInList(IReadOnlyList<CheckInWire> Items, string? Next);

/// <summary>A rider was recognised at a station.</summary>
/// <param name="At">When.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="Visiting">Whether they are at home in another district.</param>
/// <param name="Door">What the door did.</param>
public sealed record CheckInWire(DateTimeOffset At, string DisplayName, bool Visiting, DoorOutcome Door);
