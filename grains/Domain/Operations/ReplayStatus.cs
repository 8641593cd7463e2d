namespace RedStation.Domain.Operations;

/// <summary>Whether a command has been seen before.</summary>
public enum ReplayStatus
{
    /// <summary>Not seen.</summary>
    New = 0,

    /// <summary>Seen; the first answer is repeated.</summary>
    Answered = 1,

    /// <summary>The id was used for another command.</summary>
    Reused = 2,

    /// <summary>Seen so long ago that its answer is no longer given. It is refused, never carried out again.</summary>
    TooOld = 3,
}
