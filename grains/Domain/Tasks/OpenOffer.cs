namespace RedStation.Domain.Tasks;

/// <summary>An offer that waits for its rider's answer.</summary>
public sealed record OpenOffer(string OfferId, string RiderId, int DistanceM, DateTimeOffset ExpiresAt);
