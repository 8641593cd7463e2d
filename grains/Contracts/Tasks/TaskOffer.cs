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
    [property: Id(6)] int? AccuracyM = null)
{
    /// <summary>
    /// The ceiling of points that the rider may earn in this month where the task lies, when it leaves less than the task's price: then Points is
    /// what is left of it as it stands, and what is above is certified time only. Otherwise null.
    /// </summary>
    [Id(7)] public int? MonthlyCeiling { get; init; }
}

/// <summary>An offer that is gone, and why.</summary>
[GenerateSerializer, Immutable, Alias("withdrawn-offer")]
public sealed record WithdrawnOffer([property: Id(0)] string OfferId, [property: Id(1)] OfferEnd Reason);

/// <summary>Why an offer is gone.</summary>
[Alias("offer-end")]
public enum OfferEnd
{
    /// <summary>Somebody else has the task.</summary>
    Taken = 0,

    /// <summary>Its time ran out.</summary>
    Expired = 1,

    /// <summary>The task was called off.</summary>
    Cancelled = 2,

    /// <summary>The rider went off duty.</summary>
    OffDuty = 3,

    /// <summary>The rider has answered it.</summary>
    Answered = 4,
}
