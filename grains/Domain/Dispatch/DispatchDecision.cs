namespace RedStation.Domain.Dispatch;

/// <summary>Why a task nearby was offered to a rider, or was not.</summary>
public enum DispatchDecision
{
    /// <summary>It was offered, and they took it.</summary>
    Taken = 0,

    /// <summary>It was offered, and somebody else was first or it was called off.</summary>
    Offered = 1,

    /// <summary>It was offered, and they declined it.</summary>
    Declined = 2,

    /// <summary>It was offered, they saw it and let it pass.</summary>
    LetPass = 3,

    /// <summary>It was offered, and ran out before they saw it.</summary>
    NotSeen = 4,

    /// <summary>They could have been asked, and others were nearer.</summary>
    SomebodyNearer = 5,

    /// <summary>They were beyond the widest ring.</summary>
    TooFar = 6,

    /// <summary>The order that they carried left too little time.</summary>
    TooLittleTime = 7,

    /// <summary>They had reached the limit of hours on duty.</summary>
    DailyLimit = 8,

    /// <summary>They had another task.</summary>
    Busy = 9,

    /// <summary>They lacked a skill that it needed.</summary>
    SkillMissing = 10,

    /// <summary>Their place was not known well enough.</summary>
    NoPlace = 11,
}
