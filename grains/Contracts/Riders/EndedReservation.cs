using RedStation.Contracts.Stations;

namespace RedStation.Contracts.Riders;

/// <summary>A reservation that is over, and why.</summary>
[GenerateSerializer, Immutable, Alias("ended-reservation")]
public sealed record EndedReservation(
    [property: Id(0)] string ReservationId,
    [property: Id(1)] string StationId,
    [property: Id(2)] string StationName,
    [property: Id(3)] ReservationEnd Reason);
