using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Districts;
using RedStation.Storage.Queries;

namespace RedStation.Api.Exchange;

/// <summary>Riders look for services, reserve them, give them up and say how they were.</summary>
internal static class ExchangeEndpoints
{
    private const string Tag = "Exchange";
    private const int StandardPage = 20;

    public static void MapExchange(this IEndpointRouteBuilder api)
    {
        api.MapGet("/service-offers", ServiceListing.List)
            .AllowAnonymous()
            .WithTags(Tag)
            .WithSummary("Lists the services that riders get for points, with what there is of each now")
            .WithDescription(
                "Of the list in force in `district`; without it of that in the home district of the rider who asks, and for "
                + "everybody else of the city's. "
                + "A rider is told of each whether they may reserve it (`actions`), and why not (`whyNot`).")
            .Produces<ServiceOfferList>();
        api.MapPost("/redemptions", Reserve)
            .For(Roles.Rider)
            .WithTags(Tag)
            .WithSummary("Reserves a service: the points go on hold, and there is a code to show")
            .WithDescription(
                "It is kept until `expiresAt`; what is not handed over by then returns by itself, the points and what was taken. "
                + "`points` is what the rider was "
                + "shown; the redemption keeps its price whatever the list says later. `not_eligible` says why in `reason`: `tier_too_low`, "
                + "`skill_needed` or `once_per_year`.")
            .Produces<RedemptionWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(403, "rider_blocked").Refuses(404, "service_not_found", "slot_not_found")
            .Refuses(
                409, "offer_sold_out", "slot_full", "slot_past", "provider_closed", "not_eligible", "points_insufficient", "price_changed",
                "operation_id_reused", "operation_id_too_old");
        api.MapGet("/riders/me/redemptions", List)
            .For(Roles.Rider)
            .WithTags(Tag)
            .WithSummary("Lists a rider's own redemptions, newest first, with the codes of those that are open")
            .Produces<RedemptionList>().Refuses(400, "invalid_input");
        var redemption = api.MapGroup("/redemptions/{id}").WithTags(Tag).For(Roles.Rider);
        redemption.MapDelete("/", Cancel)
            .WithSummary("Gives a redemption up; its points are the rider's again")
            .WithDescription(
                "An appointment until `cancelUntil`, anything else until it is handed over or its time is over. With an `operationId` a repeat is "
                + "answered as the first time; without one, what is given up already is as it was asked to be.")
            .Produces<RedemptionWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_your_redemption").Refuses(404, "redemption_not_found")
            .Refuses(
                409, "cancel_too_late", "redemption_used", "redemption_cancelled", "redemption_expired", "operation_id_reused",
                "operation_id_too_old");
        redemption.MapPost("/rating", Rate)
            .WithSummary("Says how a service was, once")
            .Produces<RedemptionWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_your_redemption").Refuses(404, "redemption_not_found")
            .Refuses(409, "not_delivered", "already_rated", "operation_id_reused", "operation_id_too_old");
    }

    private static async Task<IResult> Reserve(
        ReserveServiceRequest request, ClaimsPrincipal user, IGrainFactory grains, RiderRegistration riders, RedemptionCodes codes,
        DistrictMap districts)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(!string.IsNullOrEmpty(request.OfferId), "offerId", "the id of a service");
        checker.Require(request.Points is null or >= 1, "points", "what it costs, at least 1");
        checker.Require(request.Slot is null || EntityIds.IsId(request.Slot), "slot", "a slot's id");
        checker.Require(request.District is null || districts.Find(request.District) is not null, "district", "a known adcode");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!EntityIds.IsId(request.OfferId))
        {
            return ExchangeProblems.Of(ExchangeRefusal.ServiceNotFound);
        }

        await riders.View(user);
        var redemptionId = SubjectIds.From('x', user.Subject(), operationId);
        var command = new ReserveService(operationId, user.Subject(), request.OfferId!, request.Slot, request.Points ?? 0)
        {
            Codes = codes.Digests(redemptionId),
            District = request.District,
        };
        var answer = await grains.Redemption(redemptionId).Reserve(command);
        return answer.Value is { } reserved
            ? Results.Json(codes.ForRider(reserved), statusCode: StatusCodes.Status201Created)
            : ExchangeProblems.Of(answer.Refusal!.Value);
    }

    /// <param name="cursor">The <c>next</c> of the page before.</param>
    /// <param name="limit">Redemptions of a page, 1 … 200.</param>
    /// <param name="user">The caller.</param>
    /// <param name="queries">Where redemptions are.</param>
    /// <param name="codes">Their codes.</param>
    private static async Task<IResult> List(string? cursor, string? limit, ClaimsPrincipal user, RedemptionQueries queries, RedemptionCodes codes)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var scope = ListCursor.Scope("own-redemptions", user.Subject());
        var after = checker.PageCursor(cursor, scope);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var page = await queries.OfRider(user.Subject(), after, most);
        return Results.Json(new RedemptionList([.. page.Items.Select(codes.ForRider)], ListCursor.Write(page.Next, scope)));
    }

    /// <param name="id">The redemption.</param>
    /// <param name="operationId">The client's id of this command; absent when it is not to be told from a repeat.</param>
    /// <param name="user">The caller.</param>
    /// <param name="grains">Where redemptions are.</param>
    /// <param name="codes">Their codes.</param>
    private static Task<IResult> Cancel(string id, string? operationId, ClaimsPrincipal user, IGrainFactory grains, RedemptionCodes codes)
    {
        var checker = new Checker();
        var operation = operationId is null ? Guid.CreateVersion7().ToString("N") : checker.OperationId(operationId);
        return Act(id, checker, grains, codes, async redemption =>
        {
            var answer = await redemption.Cancel(new RedemptionCommand(operation, user.Subject()));
            var isRepeat = operationId is null && answer.Refusal == ExchangeRefusal.RedemptionCancelled;
            return isRepeat && await redemption.Get() is { } cancelled ? cancelled : answer;
        });
    }

    private static Task<IResult> Rate(string id, RateServiceRequest request, ClaimsPrincipal user, IGrainFactory grains, RedemptionCodes codes)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.Stars is >= 1 and <= 5, "stars", "1 to 5");
        var comment = checker.OptionalText(request.Comment, "comment", Limits.Comment);
        return Act(
            id, checker, grains, codes, redemption => redemption.Rate(new RateService(operationId, user.Subject(), request.Stars ?? 0, comment)));
    }

    private static async Task<IResult> Act(
        string id,
        Checker checker,
        IGrainFactory grains,
        RedemptionCodes codes,
        Func<IRedemptionGrain, Task<Answer<RedemptionView, ExchangeRefusal>>> act)
    {
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!EntityIds.IsId(id))
        {
            return ExchangeProblems.Of(ExchangeRefusal.RedemptionNotFound);
        }

        var answer = await act(grains.Redemption(id));
        return answer.Value is { } redemption ? Results.Json(codes.ForRider(redemption)) : ExchangeProblems.Of(answer.Refusal!.Value);
    }
}
