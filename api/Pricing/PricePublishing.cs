using System.Globalization;
using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Pricing;
using RedStation.Domain;
using RedStation.Domain.Operations;
using RedStation.Domain.Pricing;
using RedStation.Storage.Pricing;

namespace RedStation.Api.Pricing;

/// <summary>What an administrator does with a sound draft.</summary>
internal sealed class PricePublishing<TEntry>(PriceListStore<TEntry> store, PriceListCache lists, OperationReplay replay, TimeProvider clock)
    where TEntry : class, IPriceEntry
{
    private const char Separator = ' ';

    /// <summary>Says what publishing would do, or what is against it; changes nothing.</summary>
    public async Task<IResult> Preview(PriceListDraft<TEntry> draft)
    {
        var scope = (await store.Headers()).Where(version => version.District == draft.District);
        var latest = scope.Select(version => version.Number).DefaultIfEmpty().Max();
        if (PriceListRules.MayFollow(draft, latest, ChinaTime.Day(clock.GetUtcNow())) is { } fault)
        {
            return PriceListProblems.Of(fault);
        }

        var (city, own) = PriceReading<TEntry>.Now(await lists.Look(), draft.District, draft.From);
        var cityEntries = city?.Entries ?? [];
        var changes = draft.District is null
            ? PriceDifference.Between(cityEntries, draft.Entries)
            : PriceDifference.Between(InForceRules.Merge(cityEntries, own?.Entries ?? []), InForceRules.Merge(cityEntries, draft.Entries));
        return Results.Json(new PricePreviewWire(latest + 1, (draft.District is null ? city : own)?.Number, changes));
    }

    /// <summary>Publishes, once for each operation id.</summary>
    public async Task<IResult> Publish(PriceListDraft<TEntry> draft, string operationId, ClaimsPrincipal user)
    {
        var fingerprint = Fingerprint.Of("publish-" + TEntry.List, draft);
        var author = new PriceListAuthor(
            user.Subject(), user.FindFirstValue(Claims.Name) ?? user.Subject(), user.Subject() + Separator + operationId, fingerprint);
        var (recall, outcome) = await replay.Do(
            $"prices/{user.Subject()}/{TEntry.List}", operationId, fingerprint, async () => Outcome(await store.Publish(draft, author)));
        if (recall == ReplayStatus.TooOld)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "operation_id_too_old");
        }

        if (recall == ReplayStatus.Reused || outcome.Length == 0)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "operation_id_reused");
        }

        if (outcome.Split(Separator) is [var field, var refusal])
        {
            return PriceListProblems.Of(new PriceListFault(field, Enum.Parse<PriceListRefusal>(refusal)));
        }

        await lists.Look();
        var number = int.Parse(outcome, CultureInfo.InvariantCulture);
        return Results.Json(
            await PriceReading<TEntry>.Published(store, draft.District ?? PriceChecks.City, number), statusCode: StatusCodes.Status201Created);
    }

    /// <summary>As it is remembered: the version's number, or the field and what is against it; empty when the id was used otherwise.</summary>
    private static string Outcome(Publication publication) =>
        publication.Fault is { } fault ? $"{fault.Field}{Separator}{fault.Refusal}"
        : publication.Number == 0 ? ""
        : publication.Number.ToString(CultureInfo.InvariantCulture);
}
