namespace RedStation.Contracts.Tasks;

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
