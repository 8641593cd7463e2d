namespace RedStation.Domain.Operations;

/// <summary>Whether a command has been seen before.</summary>
public enum Recall
{
    /// <summary>Not seen, or so long ago that it is forgotten.</summary>
    New = 0,

    /// <summary>Seen; the first answer is repeated.</summary>
    Answered = 1,

    /// <summary>The id was used for another command.</summary>
    Reused = 2,
}
