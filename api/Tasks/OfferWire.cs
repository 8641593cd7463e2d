namespace RedStation.Api.Tasks;

/// <summary>A task offered to one rider.</summary>
/// <param name="OfferId">The offer's id.</param>
/// <param name="Task">The task.</param>
/// <param name="DistanceM">Metres to it, as the crow flies.</param>
/// <param name="Points">Points paid when verified.</param>
/// <param name="Minutes">Usual minutes on site.</param>
/// <param name="ExpiresAt">From then on an acceptance loses.</param>
/// <param name="AccuracyM">How exact the distance is, as the rider's last fix was, in metres; null when the phone did not say.</param>
public sealed record OfferWire(
    string OfferId, GovernanceTaskWire Task, int DistanceM, int Points, int Minutes, DateTimeOffset ExpiresAt, int? AccuracyM);
