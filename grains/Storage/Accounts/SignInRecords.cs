using System.Collections.Immutable;
using RedStation.Domain.Accounts;

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

/// <summary>Whether a new code may be sent, and what to take back when it then could not be.</summary>
/// <param name="Id">The code's id; empty when it was refused.</param>
/// <param name="Ask">Who asked for what.</param>
/// <param name="Verdict">The rules' word.</param>
/// <param name="Counted">The counts it went into.</param>
public sealed record OtpIssue(string Id, OtpAsk Ask, OtpVerdict Verdict, ImmutableArray<SignInWindow> Counted)
{
    /// <summary>Whether it was kept and may be sent.</summary>
    public bool Granted => Verdict.Refused is null;
}

/// <summary>A password sign-in that has been counted and may now be checked.</summary>
/// <param name="Account">Whose.</param>
/// <param name="PasswordHash">The slow hash to check against.</param>
/// <param name="LockedUntil">Set when the account takes no attempts before then; the hash is then not to be checked.</param>
public sealed record PasswordAttempt(Account Account, string PasswordHash, DateTimeOffset? LockedUntil);
