namespace RedStation.Contracts.Stations;

/// <summary>The port that a recognised rider has held at the station before which they stand. For the station's own equipment only.</summary>
/// <param name="ReservationId">The reservation.</param>
/// <param name="Port">Which port, from 1.</param>
/// <param name="ExpiresAt">Until when.</param>
[GenerateSerializer, Immutable, Alias("reserved-port")]
public sealed record ReservedPort(
    [property: Id(0)] string ReservationId, [property: Id(1)] int Port, [property: Id(2)] DateTimeOffset ExpiresAt);
