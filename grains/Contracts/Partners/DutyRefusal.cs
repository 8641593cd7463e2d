namespace RedStation.Contracts.Partners;

/// <summary>Why a platform's word on a duty was refused.</summary>
[Alias("duty-refusal")]
public enum DutyRefusal
{
    /// <summary>The platform has no duty of this id.</summary>
    DutyNotFound = 0,

    /// <summary>The duty came to nothing.</summary>
    DutyCancelled = 1,

    /// <summary>The platform has answered otherwise before.</summary>
    ExemptionAnswered = 2,

    /// <summary>More minutes than the time pool holds for the duty.</summary>
    ExemptionExceedsHold = 3,

    /// <summary>The time to answer is over.</summary>
    ExemptionTooLate = 4,
}
