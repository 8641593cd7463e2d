namespace RedStation.Contracts.Stations;

/// <summary>A port held for one rider until a time.</summary>
[GenerateSerializer, Immutable, Alias("reservation")]
public sealed record Reservation(
    [property: Id(0)] string ReservationId,
    [property: Id(1)] string StationId,
    [property: Id(2)] string StationName,
    [property: Id(3)] int Port,
    [property: Id(4)] DateTimeOffset ExpiresAt);
