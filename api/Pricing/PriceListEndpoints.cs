using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Districts;

namespace RedStation.Api.Pricing;

/// <summary>The public lists: what tasks pay, what services cost, and what districts rule about points.</summary>
internal static class PriceListEndpoints
{
    private const string Scopes =
        "A district's own entries go before the city's. Of the versions that hold on a day the one that began last counts, and of those the one "
        + "published last. ";

    private const string Cached = "Public, with an entity tag. `format=csv` or `Accept: text/csv` gives a file.";

    private const string Drafts =
        "A version is published as a whole and never changes. `basedOn` is the number of the latest version of the scope: when somebody else has "
        + "published since, the draft is refused. `errors` has everything that is wrong, each with its own code.";

    public static IServiceCollection AddPricing(this IServiceCollection services) => services.AddSingleton(typeof(PricePublishing<>));

    public static void MapPriceLists(this IEndpointRouteBuilder api)
    {
        MapReading<TaskPrice>(api, "what each kind of task pays (治理定价目录)");
        MapReading<ServicePrice>(api, "what services cost in points (服务置换清单)");
        MapReading<DistrictRule>(api, "the rules of districts, for points and for reports without account (区县规则)");
        MapPublishing<PublishTaskPricesRequest, TaskPriceInput, TaskPrice>(api, "prices of tasks", PriceInputs.Read);
        MapPublishing<PublishServicePricesRequest, ServicePriceInput, ServicePrice>(api, "services for points", PriceInputs.Read);
        MapPublishing<PublishDistrictRulesRequest, DistrictRuleInput, DistrictRule>(api, "rules of districts", PriceInputs.Read);
    }

    private static void MapReading<TEntry>(IEndpointRouteBuilder api, string what)
        where TEntry : class, IPriceEntry
    {
        var list = api.MapGroup("/" + TEntry.Address).WithTags("Prices").AllowAnonymous();
        list.MapGet("", PriceReading<TEntry>.InForce)
            .WithSummary($"Lists {what} on a day, in the whole city or in a district")
            .WithDescription(Scopes + Cached)
            .Produces<PriceList<TEntry>>().Produces(StatusCodes.Status304NotModified)
            .Refuses(400, "invalid_input", "unknown_district");
        list.MapGet("/versions", PriceReading<TEntry>.History)
            .WithSummary("Lists the versions of the list, the one published last first")
            .WithDescription("`scope` is `city` for the whole city's, or the adcode of a district. " + Cached)
            .Produces<PriceVersionList>().Produces(StatusCodes.Status304NotModified)
            .Refuses(400, "invalid_input", "unknown_district");
        list.MapGet("/versions/{scope}/{number}", PriceReading<TEntry>.Version)
            .WithSummary("Gets one version, and how it differs from the one before it")
            .WithDescription("`scope` is `city`, or the adcode of a district. " + Cached)
            .Produces<PublishedPricesWire<TEntry>>().Produces(StatusCodes.Status304NotModified)
            .Refuses(404, "price_version_not_found");
    }

    /// <summary>Each list has a body of its own; what is done with it is the same.</summary>
    private static void MapPublishing<TRequest, TInput, TEntry>(
        IEndpointRouteBuilder api, string what, Func<Checker, TInput, string, TEntry?> read)
        where TRequest : IPriceDraftRequest<TInput>
        where TInput : class
        where TEntry : class, IPriceEntry
    {
        var path = "/" + TEntry.Address;
        var codes = PriceListProblems.OfDrafts<TEntry>();
        api.MapPost(path + ":preview", Preview)
            .For(Roles.Admin)
            .WithTags("Prices").WithSummary($"Checks a new version of the {what} and says what it would change; changes nothing")
            .WithDescription(Drafts)
            .Produces<PricePreviewWire>()
            .Refuses(400, ["invalid_input", .. codes]).Refuses(409, "outdated_version");
        api.MapPost(path + "/versions", Publish)
            .For(Roles.Admin)
            .WithTags("Prices").WithSummary($"Publishes a new version of the {what}")
            .WithDescription(Drafts + " Every process knows the version within seconds.")
            .Produces<PublishedPricesWire<TEntry>>(StatusCodes.Status201Created)
            .Refuses(400, ["invalid_input", .. codes]).Refuses(409, "outdated_version", "operation_id_reused", "operation_id_too_old");

        Task<IResult> Preview(TRequest request, DistrictMap districts, PricePublishing<TEntry> publishing)
        {
            var checker = new Checker();
            var draft = checker.Draft(request, districts, read);
            return checker.Failed ? Task.FromResult(checker.ToResult()) : publishing.Preview(draft);
        }

        Task<IResult> Publish(TRequest request, ClaimsPrincipal user, DistrictMap districts, PricePublishing<TEntry> publishing)
        {
            var checker = new Checker();
            var operationId = checker.OperationId(request.OperationId);
            var draft = checker.Draft(request, districts, read);
            return checker.Failed ? Task.FromResult(checker.ToResult()) : publishing.Publish(draft, operationId, user);
        }
    }
}
