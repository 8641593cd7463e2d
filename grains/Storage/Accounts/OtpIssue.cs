using System.Collections.Immutable;
using RedStation.Domain.Accounts;

namespace RedStation.Storage.Accounts;

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
