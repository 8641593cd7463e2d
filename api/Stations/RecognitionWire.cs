using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>Who stands in front of the station.</summary>
/// <param name="Rider">Who: id, displayName, tier, homeDistrict, points, socialHours.</param>
/// <param name="Visiting">Whether the rider is at home in another district.</param>
/// <param name="Door">What the door did.</param>
public sealed record RecognitionWire(RiderCard Rider, bool Visiting, DoorOutcome Door);
