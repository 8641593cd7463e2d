namespace RedStation.Domain.Stations;

/// <summary>A port held for a rider.</summary>
/// <param name="ReservationId">The reservation.</param>
/// <param name="RiderId">For whom.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="OperationId">The command it was granted to, whose answer changes when the rider's grain refuses.</param>
public sealed record HeldPort(string ReservationId, string RiderId, DateTimeOffset ExpiresAt, string OperationId);
