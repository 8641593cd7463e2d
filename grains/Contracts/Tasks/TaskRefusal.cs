namespace RedStation.Contracts.Tasks;

/// <summary>Why a task refused a command.</summary>
[Alias("task-refusal")]
public enum TaskRefusal
{
    /// <summary>No task has this id.</summary>
    TaskNotFound = 0,

    /// <summary>The operation id was used before with another body.</summary>
    OperationIdReused = 1,

    /// <summary>The rider has no such offer.</summary>
    OfferNotFound = 2,

    /// <summary>The offer's time is over.</summary>
    OfferExpired = 3,

    /// <summary>Somebody else has the task.</summary>
    AlreadyAssigned = 4,

    /// <summary>The task's status does not allow it.</summary>
    WrongStatus = 5,

    /// <summary>The task is another rider's.</summary>
    NotYourTask = 6,

    /// <summary>The rider has another task.</summary>
    RiderBusy = 7,

    /// <summary>The rider is off duty.</summary>
    RiderOffDuty = 8,

    /// <summary>The order the rider carries leaves too little time.</summary>
    RiderTooLittleSlack = 9,

    /// <summary>The rider is past the limit of 8 hours within 24.</summary>
    RiderDailyLimit = 10,

    /// <summary>The rider lacks a needed skill.</summary>
    RiderSkillMissing = 11,

    /// <summary>No rider has this id.</summary>
    RiderNotFound = 12,

    /// <summary>The rider is blocked.</summary>
    RiderBlocked = 13,

    /// <summary>The operation id was used so long ago that its answer is no longer kept; nothing is done again.</summary>
    OperationIdTooOld = 14,

    /// <summary>A platform has forgiven time for it, may still answer, or was never asked: it can be declined, but leaves a trace then.</summary>
    ExemptionStands = 15,
}
