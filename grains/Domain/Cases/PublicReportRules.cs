using System.Collections.Immutable;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Pricing;
using RedStation.Domain.Accounts;
using RedStation.Domain.Pricing;

namespace RedStation.Domain.Cases;

/// <summary>
/// Reports of people without account: where they are taken, and how many. Nobody signs in, so what is counted is where they come from (digests of
/// addresses, kept for an hour) and what a district can look through.
/// </summary>
public static class PublicReportRules
{
    /// <summary>Reports of one address in an hour where the district says nothing of it.</summary>
    public const int StandardPerSenderHour = 10;

    /// <summary>How many addresses' worth of reports a block of them (/24, IPv6: /48) may send.</summary>
    public const int SendersOfABlock = 5;

    /// <summary>Codes that nobody was given which one address may try in ten minutes.</summary>
    public const int GuessesInTenMinutes = 20;

    /// <summary>For how long a photo may follow: a phone may have no network for days.</summary>
    public static readonly TimeSpan PhotoMayFollowFor = TimeSpan.FromDays(7);

    /// <summary>What a district allows at a time; null when it takes no such reports.</summary>
    /// <param name="lists">The rules of districts.</param>
    /// <param name="district">The adcode.</param>
    /// <param name="at">The time.</param>
    public static PublicReportTerms? TermsOf(PriceLists lists, string district, DateTimeOffset at) =>
        lists.OfRule(DistrictRuleKind.PublicReportsPerHour, district, at) is { } perHour
            ? new(perHour, Math.Min(perHour, lists.OfRule(DistrictRuleKind.PublicReportsPerSenderHour, district, at) ?? StandardPerSenderHour))
            : null;

    /// <summary>In what a report is counted.</summary>
    /// <param name="terms">What the district allows.</param>
    /// <param name="caller">Who sends it.</param>
    /// <param name="district">The adcode.</param>
    /// <param name="now">The time.</param>
    public static ImmutableArray<SignInWindow> Windows(PublicReportTerms terms, SignInCaller caller, string district, DateTimeOffset now) =>
    [
        SignInWindow.OfHour(SignInScope.PublicReportsOfDistrict, district, terms.PerHour, now),
        SignInWindow.OfHour(SignInScope.PublicReportsOfBlock, $"{district}:{caller.Block}", terms.PerSenderHour * SendersOfABlock, now),
        SignInWindow.OfHour(SignInScope.PublicReportsOfAddress, $"{district}:{caller.Address}", terms.PerSenderHour, now),
    ];

    /// <summary>Which window is full, the district's before the sender's own; null when one more is taken.</summary>
    /// <param name="windows">What <see cref="Windows"/> says.</param>
    /// <param name="counts">What was counted so far, by the windows' names.</param>
    public static SignInWindow? Full(IEnumerable<SignInWindow> windows, IReadOnlyDictionary<string, long> counts) =>
        windows.FirstOrDefault(window => counts.GetValueOrDefault(window.Name) >= window.Most);

    /// <summary>Whether people without account may know of a case: that a rider on duty was hurt, and where, is nobody else's business.</summary>
    public static bool IsShown(CaseView view) => view.Terms.ClassId != IncidentRules.ClassId;
}

/// <summary>How many reports of people without account a district takes.</summary>
/// <param name="PerHour">In an hour, ≥ 1.</param>
/// <param name="PerSenderHour">In an hour from one network address, 1 … <paramref name="PerHour"/>.</param>
public sealed record PublicReportTerms(int PerHour, int PerSenderHour);
