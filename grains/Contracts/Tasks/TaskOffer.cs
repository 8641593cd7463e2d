namespace RedStation.Contracts.Tasks;

/// <summary>A task offered to one rider.</summary>
/// <param name="OfferId">The offer's id.</param>
/// <param name="Task">The task.</param>
/// <param name="DistanceM">How far away it is, in metres, as the crow flies.</param>
/// <param name="Points">Points paid when verified.</param>
/// <param name="Minutes">Usual minutes on site.</param>
/// <param name="ExpiresAt">From then on an acceptance loses.</param>
/// <param name="AccuracyM">How exact the distance is, as the rider's last fix was, in metres; null when the phone did not say.</param>
[GenerateSerializer, Immutable, Alias("task-offer")]
public sealed record TaskOffer(
    [property: Id(0)] string OfferId,
    [property: Id(1)] TaskView Task,
    [property: Id(2)] int DistanceM,
    [property: Id(3)] int Points,
    [property: Id(4)] int Minutes,
    [property: Id(5)] DateTimeOffset ExpiresAt,
    [property: Id(6)] int? AccuracyM = null);
