using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>A rider was recognised at a station.</summary>
/// <param name="At">When.</param>
/// <param name="DisplayName">Their name.</param>
/// <param name="Visiting">Whether they are at home in another district.</param>
/// <param name="Door">What the door did.</param>
public sealed record CheckInWire(DateTimeOffset At, string DisplayName, bool Visiting, DoorOutcome Door);
