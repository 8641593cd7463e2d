namespace RedStation.Contracts.Courses;

/// <summary>Why a quiz was not taken.</summary>
[Alias("course-refusal")]
public enum CourseRefusal
{
    /// <summary>No rider has this id.</summary>
    RiderNotFound = 0,

    /// <summary>There is no such course.</summary>
    CourseNotFound = 1,

    /// <summary>The operation id was used before with another body.</summary>
    OperationIdReused = 2,

    /// <summary>The operation id was used so long ago that its answer is no longer kept; nothing is done again.</summary>
    OperationIdTooOld = 3,

    /// <summary>The quiz was taken as often as 24 hours allow.</summary>
    QuizTriesUsedUp = 4,
}
