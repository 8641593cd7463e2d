using RedStation.Contracts.Stations;

namespace RedStation.Domain.Stations;

/// <summary>Something a station still has to tell a rider: their reservation is over.</summary>
public sealed record PendingNotification(string RiderId, string ReservationId, ReservationEnd Reason);
