namespace RedStation.Api.Stations;

/// <summary>A port held for a rider.</summary>
/// <param name="ReservationId">The reservation's id.</param>
/// <param name="StationId">Where.</param>
/// <param name="Port">Which port, from 1.</param>
/// <param name="ExpiresAt">Until when.</param>
public sealed record ReservationWire(string ReservationId, string StationId, int Port, DateTimeOffset ExpiresAt);
