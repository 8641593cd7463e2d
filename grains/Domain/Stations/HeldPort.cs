namespace RedStation.Domain.Stations;

/// <summary>A port held for a rider.</summary>
public sealed record HeldPort(string ReservationId, string RiderId, DateTimeOffset ExpiresAt);
