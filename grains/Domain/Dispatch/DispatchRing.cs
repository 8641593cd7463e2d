namespace RedStation.Domain.Dispatch;

/// <summary>One search ring.</summary>
/// <param name="RadiusM">Its radius in metres.</param>
/// <param name="Offers">How many offers may be open at once while it is searched.</param>
public sealed record DispatchRing(int RadiusM, int Offers);
