using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Districts;
using RedStation.Domain.Operations;
using RedStation.Storage.Providers;
using RedStation.Storage.Queries;

namespace RedStation.Api.Exchange;

/// <summary>Organisations that give services, and what they have handed over.</summary>
internal static class ProviderEndpoints
{
    private const string Tag = "Providers";

    public static void MapProviders(this IEndpointRouteBuilder api)
    {
        api.MapGet("/providers", List)
            .AllowAnonymous()
            .WithTags(Tag)
            .WithSummary("Lists the providers of services")
            .Produces<ProviderList>();
        var provider = api.MapGroup("/providers/{id}").WithTags(Tag);
        provider.MapPut("/", Put)
            .For(Roles.Admin)
            .WithSummary("Registers a provider of services, or changes one")
            .WithDescription("Its staff are accounts of role `operator` with its id as `organisation`.")
            .Produces<Provider>()
            .Refuses(400, "invalid_input").Refuses(409, "operation_id_reused", "operation_id_too_old");
        provider.MapGet("/redemptions", ProviderRedemptionList.List)
            .For(Roles.Operator, Roles.Auditor, Roles.Admin)
            .WithSummary("Lists what was reserved of a provider's services and handed over, newest first")
            .WithDescription(
                "For its own staff. `status` is one of `reserved`, `delivered`, `cancelled`, `expired`; `from` and `to` bound when "
                + "it was handed over; `format=csv` or "
                + "`Accept: text/csv` gives a file, of up to 10,000.")
            .Produces<RedemptionList>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "provider_not_found");
        provider.MapGet("/totals", Totals)
            .For(Roles.Operator, Roles.Auditor, Roles.Admin)
            .WithSummary("Says how much a provider has handed over, what it is owed for that, and what it still owes to riders")
            .WithDescription(
                "For its own staff. `owedPoints` is what its ledger account has: `deliveredPoints`, which the list adds up to, less "
                + "what it was paid out.")
            .Produces<ProviderTotals>()
            .Refuses(403, "not_allowed").Refuses(404, "provider_not_found");
    }

    private static async Task<IResult> List(ProviderStore providers) => Results.Json(new ProviderList([.. await providers.All()]));

    private static async Task<IResult> Put(
        string id, PutProviderRequest request, ClaimsPrincipal user, ProviderStore providers, OperationReplay once, DistrictMap districts)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(EntityIds.IsId(id), "id", "1 to 64 of A-Z a-z 0-9 . _ -");
        GeoPoint? position = request.Position is null ? null : checker.Position(request.Position);
        var district = request.District ?? (position is { } place && place.IsOnGlobe() ? districts.At(place)?.Adcode : null);
        checker.Require(district is not null && districts.Find(district) is not null, "district", "a known adcode, or a position in one");
        var provider = new Provider(
            id,
            checker.Line(request.Name, "name", Limits.Name),
            checker.OptionalLine(request.NameEn, "nameEn", Limits.Name),
            checker.Line(request.Contact, "contact", Limits.Name),
            checker.Line(request.Address, "address", Limits.Address),
            district ?? "",
            position);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var (recall, _) = await once.Do("providers/" + user.Subject(), operationId, Fingerprint.Of("provider", provider), async () =>
        {
            await providers.Put(provider);
            return provider.Id;
        });
        return OperationReplay.Refused(recall) ?? Results.Json(provider);
    }

    private static async Task<IResult> Totals(string id, ClaimsPrincipal user, ProviderStore providers, RedemptionQueries redemptions) =>
        await ProviderAccess.WhyNot(id, user, providers) ?? Results.Json(await redemptions.TotalsOf(id));
}
