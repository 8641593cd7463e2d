namespace RedStation.Domain.Accounts;

/// <summary>A refresh token as it stands when somebody shows it.</summary>
/// <param name="UsedAt">When it was exchanged, or null when it is its session's youngest.</param>
/// <param name="UsedBy">The digest of the address that exchanged it, or null when that is not known.</param>
/// <param name="HasSuccessor">Whether the token it was exchanged for is known, and could be given once more.</param>
/// <param name="SuccessorUsed">Whether that one has been exchanged as well.</param>
/// <param name="Repeats">How often it was shown again.</param>
/// <param name="Shadowed">How many exchanges in a row before this one were repeated from another address.</param>
public sealed record RefreshToken(
    DateTimeOffset? UsedAt, string? UsedBy, bool HasSuccessor, bool SuccessorUsed, long Repeats, long Shadowed);

/// <summary>What becomes of a refresh token that is shown.</summary>
public enum RefreshOutcome
{
    /// <summary>It is exchanged for the next.</summary>
    Exchanged = 0,

    /// <summary>Its answer may have been lost: the same next token is given once more.</summary>
    Repeated = 1,

    /// <summary>Somebody holds a copy: the session ends.</summary>
    Stolen = 2,
}
