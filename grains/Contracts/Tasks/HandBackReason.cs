namespace RedStation.Contracts.Tasks;

/// <summary>Why a rider hands a task back. A choice and no text: the history of a task has no words of riders.</summary>
[Alias("hand-back-reason")]
public enum HandBackReason
{
    /// <summary>It is farther than they thought.</summary>
    TooFar = 0,

    /// <summary>Their order leaves too little time.</summary>
    TooLittleTime = 1,

    /// <summary>The vehicle or its battery does not do it.</summary>
    Vehicle = 2,

    /// <summary>It is not safe to do.</summary>
    Unsafe = 3,

    /// <summary>They do not find it, or it needs somebody else.</summary>
    CannotDo = 4,
}
