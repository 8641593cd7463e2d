namespace RedStation.Contracts.Exchange;

/// <summary>Why a service or a redemption refused a command.</summary>
[Alias("exchange-refusal")]
public enum ExchangeRefusal
{
    /// <summary>No service in force has this id.</summary>
    ServiceNotFound = 0,

    /// <summary>The operation id was used before with another body.</summary>
    OperationIdReused = 1,

    /// <summary>The operation id was used so long ago that its answer is no longer kept; nothing is done again.</summary>
    OperationIdTooOld = 2,

    /// <summary>Nothing of it is left.</summary>
    OutOfStock = 3,

    /// <summary>The service goes by appointment, and no slot was named, or one that is not there.</summary>
    SlotNotFound = 4,

    /// <summary>The slot is taken.</summary>
    SlotFull = 5,

    /// <summary>The slot has begun, or is over.</summary>
    SlotPast = 6,

    /// <summary>The provider is closed on the slot's day.</summary>
    ProviderClosed = 7,

    /// <summary>The service is for partners of a higher tier.</summary>
    TierTooLow = 8,

    /// <summary>The service is for riders with a skill that this one lacks.</summary>
    SkillNeeded = 9,

    /// <summary>The rider has had it this calendar year, or has it reserved.</summary>
    OncePerYear = 10,

    /// <summary>The rider has fewer points free than it costs.</summary>
    NotEnoughPoints = 11,

    /// <summary>No redemption has this id or this code.</summary>
    RedemptionNotFound = 12,

    /// <summary>The redemption is another rider's.</summary>
    NotYourRedemption = 13,

    /// <summary>The service is another provider's.</summary>
    NotYourService = 14,

    /// <summary>It was handed over before; the answer says where and when.</summary>
    AlreadyDelivered = 15,

    /// <summary>It was cancelled.</summary>
    RedemptionCancelled = 16,

    /// <summary>Its time is over; the points are back.</summary>
    RedemptionExpired = 17,

    /// <summary>The time to cancel is over.</summary>
    CancelTooLate = 18,

    /// <summary>The time to take a delivery back is over.</summary>
    UndoTooLate = 19,

    /// <summary>It has not been handed over.</summary>
    NotDelivered = 20,

    /// <summary>It was rated before.</summary>
    AlreadyRated = 21,

    /// <summary>The rider is blocked.</summary>
    RiderBlocked = 22,

    /// <summary>No rider has this id.</summary>
    RiderNotFound = 23,

    /// <summary>A slot that riders have taken can neither go nor hold fewer than they are.</summary>
    SlotInUse = 24,

    /// <summary>The service costs another number of points than the rider was shown.</summary>
    PriceChanged = 25,

    /// <summary>The provider has been paid out what a reversal would take back.</summary>
    ProviderPaidOut = 26,
}
