namespace RedStation.Domain.Tasks;

/// <summary>An offer that waits for its rider's answer.</summary>
/// <param name="OfferId">Its id.</param>
/// <param name="RiderId">Whom it was made to.</param>
/// <param name="DistanceM">How far away they were, in metres.</param>
/// <param name="ExpiresAt">From then on an acceptance loses.</param>
/// <param name="Seen">Whether it has been on a screen that its rider looked at.</param>
public sealed record OpenOffer(string OfferId, string RiderId, int DistanceM, DateTimeOffset ExpiresAt, bool Seen = false);
