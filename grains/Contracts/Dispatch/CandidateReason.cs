namespace RedStation.Contracts.Dispatch;

/// <summary>Why a rider near a task is not being asked for it.</summary>
[Alias("candidate-reason")]
public enum CandidateReason
{
    /// <summary>Beyond the widest ring.</summary>
    OutOfRings = 0,

    /// <summary>An offer waits for their answer.</summary>
    OfferOpen = 1,

    /// <summary>They saw an offer and let it pass.</summary>
    LetPass = 2,

    /// <summary>An offer ran out before they saw it; they are asked again in a later round.</summary>
    NotSeen = 3,

    /// <summary>They declined it or handed it back.</summary>
    Declined = 4,

    /// <summary>They have a task, or are blocked.</summary>
    Busy = 5,

    /// <summary>The order they carry leaves too little time.</summary>
    TooLittleSlack = 6,

    /// <summary>They have reached the limit of 8 hours on duty within 24.</summary>
    DailyLimit = 7,

    /// <summary>They lack a skill that is needed.</summary>
    SkillMissing = 8,

    /// <summary>Their fix is too coarse to say where they are.</summary>
    PlaceTooCoarse = 9,
}
