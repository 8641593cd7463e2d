using RedStation.Contracts.Profiles;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Stations;

/// <summary>Who stands in front of the station.</summary>
/// <param name="Rider">Who: id, displayName, tier, homeDistrict, points, socialHours.</param>
/// <param name="Visiting">Whether the rider is at home in another district.</param>
/// <param name="Door">What the door did.</param>
/// <param name="AlreadyWelcome">
/// Whether the rider was welcomed before on this visit. Then <paramref name="Door"/> is what it did at the welcome, and it does nothing now.
/// </param>
/// <param name="Reservation">The port that this rider holds at this station, <c>{ reservationId, port, expiresAt }</c>, or null.</param>
public sealed record RecognitionWire(RiderCard Rider, bool Visiting, DoorOutcome Door, bool AlreadyWelcome, ReservedPort? Reservation);
