using System.Globalization;
using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Districts;
using RedStation.Domain.Operations;
using RedStation.Storage.Cases;

namespace RedStation.Api.Cases;

/// <summary>What an administrator does with a list of classes or a calendar.</summary>
internal sealed class CaseRulePublishing(CaseRuleStore store, CaseRuleCache rules, OperationReplay replay, DistrictMap districts)
{
    private const string Outdated = "outdated";
    private const string Reused = "reused";

    /// <summary>Publishes, once for each operation id.</summary>
    /// <param name="kind">One of <see cref="CaseRuleKinds"/>.</param>
    /// <param name="header">What every version says of itself.</param>
    /// <param name="draft">The rules; null when they were not sound, which the checker says.</param>
    /// <param name="checker">What is wrong so far.</param>
    /// <param name="user">Who publishes.</param>
    /// <param name="published">What is answered.</param>
    public async Task<IResult> Publish<T>(
        string kind, CaseRuleHeader header, T? draft, Checker checker, ClaimsPrincipal user, Func<Task<IResult>> published)
        where T : class
    {
        var operationId = checker.OperationId(header.OperationId);
        var note = checker.Text(header.Note, "note", Limits.Note);
        checker.Require(header.BasedOn >= 0, "basedOn", "the number of the version before, 0 for none");
        checker.Require(header.District is null || districts.Find(header.District) is not null, "district", "a known adcode", "unknown_district");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var fingerprint = Fingerprint.Of("publish-" + kind, (header.District, header.BasedOn, note, draft));
        var version = new CaseRuleDraft<T>(
            kind, header.District, header.BasedOn!.Value, draft!, user.Subject(), user.FindFirstValue(Claims.Name) ?? user.Subject(), note,
            $"{user.Subject()} {operationId}", fingerprint);
        var (recall, outcome) = await replay.Do(
            $"case-rules/{user.Subject()}/{kind}", operationId, fingerprint, async () => Outcome(await store.Publish(version)));
        if (OperationReplay.Refused(outcome is Reused ? ReplayStatus.Reused : recall) is { } refused)
        {
            return refused;
        }

        if (outcome is Outdated)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "outdated_version");
        }

        await rules.Look();
        return await published();
    }

    private static string Outcome(PublishedCaseRules published) =>
        published.Number?.ToString(CultureInfo.InvariantCulture) ?? (published.OperationReused ? Reused : Outdated);
}

/// <summary>What every version says of itself.</summary>
/// <param name="OperationId">The client's id of the command.</param>
/// <param name="District">The adcode whose own it becomes; null for the whole city's.</param>
/// <param name="BasedOn">The number of the version before.</param>
/// <param name="Note">Why.</param>
internal sealed record CaseRuleHeader(string? OperationId, string? District, int? BasedOn, string? Note);
