namespace RedStation.Contracts.Riders;

/// <summary>Why a rider's grain refused a command.</summary>
[Alias("rider-refusal")]
public enum RiderRefusal
{
    /// <summary>No rider has this id.</summary>
    RiderNotFound = 0,

    /// <summary>The operation id was used before with another body.</summary>
    OperationIdReused = 1,

    /// <summary>The rider is blocked.</summary>
    RiderBlocked = 2,

    /// <summary>The rider is off duty.</summary>
    OffDuty = 3,

    /// <summary>The rider has a task, or another offer in hand.</summary>
    Busy = 4,

    /// <summary>The order the rider carries leaves too little time.</summary>
    TooLittleSlack = 5,

    /// <summary>The rider has been on duty for the limit of 8 hours within 24.</summary>
    DailyLimit = 6,

    /// <summary>The rider lacks a skill the task needs.</summary>
    SkillMissing = 7,

    /// <summary>The rider holds another reservation.</summary>
    AlreadyReserved = 8,

    /// <summary>The credential's time is over.</summary>
    CredentialExpired = 9,

    /// <summary>The credential has been used.</summary>
    CredentialUsed = 10,

    /// <summary>The credential is not one of ours.</summary>
    CredentialInvalid = 11,

    /// <summary>The reservation is over.</summary>
    ReservationOver = 12,

    /// <summary>The operation id was used so long ago that its answer is no longer kept; nothing is done again.</summary>
    OperationIdTooOld = 13,

    /// <summary>A reservation has just passed unused; others have their turn first.</summary>
    ReservationPaused = 14,

    /// <summary>As many reservations have passed unused today as a day allows.</summary>
    ReservationLimit = 15,
}
