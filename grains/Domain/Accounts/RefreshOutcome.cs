namespace RedStation.Domain.Accounts;

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
