namespace RedStation.Silo.Accounts;

/// <summary>What came of checking a code.</summary>
public enum OtpCheck
{
    /// <summary>It was right, and is used up.</summary>
    Right = 0,

    /// <summary>It was wrong.</summary>
    Wrong = 1,

    /// <summary>There is none for this phone, or its time or attempts are over.</summary>
    Over = 2,
}
