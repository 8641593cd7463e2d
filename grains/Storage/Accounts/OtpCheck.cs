namespace RedStation.Storage.Accounts;

/// <summary>What came of checking a code.</summary>
public enum OtpCheck
{
    /// <summary>It was right, and is used up.</summary>
    Right = 0,

    /// <summary>It was wrong.</summary>
    Wrong = 1,

    /// <summary>There is none for this phone that the caller may try: none was sent, or its time or their tries are over.</summary>
    Over = 2,

    /// <summary>The caller's address has tried too many wrong ones; this one was not looked at.</summary>
    TooMany = 3,
}
