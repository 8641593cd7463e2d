using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Exchange;
using RedStation.Storage.Providers;

namespace RedStation.Api.Exchange;

/// <summary>Staff of stations and of providers hand services over, 核销.</summary>
internal static class DeliveryEndpoints
{
    private const string Tag = "Delivery";

    public static void MapDelivery(this IEndpointRouteBuilder api)
    {
        api.MapPost("/redemptions:check", Check).WithTags(Tag).For(Roles.Operator, Roles.Device, Roles.Admin)
            .WithSummary("Looks a code up: what is to be handed over, and whether it may be")
            .WithDescription("Changes nothing. Who tries twenty wrong codes in ten minutes waits.")
            .Produces<RedemptionWire>()
            .Refuses(400, "invalid_input", "code_unreadable").Refuses(403, "not_your_service").Refuses(404, "redemption_not_found")
            .Refuses(429, "too_many_codes");
        api.MapPost("/redemptions:redeem", Redeem).WithTags(Tag).For(Roles.Operator, Roles.Device, Roles.Admin)
            .WithSummary("Hands a service over by its code: works once, anywhere in the city")
            .WithDescription(
                "The points go to the provider. `redemption_used` says when and where in `deliveredAt` and `deliveredWhere`. A "
                + "provider's staff hands over its "
                + "own services, a station's any. A code is read with blanks and hyphens in it and with the letter O for a zero; "
                + "anything else that is not eight "
                + "digits is `code_unreadable`.")
            .Produces<RedemptionWire>()
            .Refuses(400, "invalid_input", "code_unreadable").Refuses(403, "not_your_service")
            .Refuses(404, "redemption_not_found", "station_not_found")
            .Refuses(
                409, "redemption_used", "redemption_cancelled", "redemption_expired", "operation_id_reused", "operation_id_too_old")
            .Refuses(429, "too_many_codes");
        api.MapPost("/redemptions/{id}/undo", Undo).WithTags(Tag).For(Roles.Operator, Roles.Device, Roles.Admin)
            .WithSummary("Takes a delivery back, within five minutes, by whoever made it")
            .WithDescription(
                "A reversal in the ledger. The service is reserved again and its code works again, for an hour at least; a rating is forgotten.")
            .Produces<RedemptionWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_your_service").Refuses(404, "redemption_not_found")
            .Refuses(409, "not_delivered", "undo_too_late", "provider_paid_out", "operation_id_reused", "operation_id_too_old");
    }

    private static async Task<IResult> Check(
        CheckCodeRequest request, ClaimsPrincipal user, IGrainFactory grains, CodeLookup lookup, TimeProvider clock)
    {
        var (id, refused) = await lookup.Find(request.Code, user);
        if (refused is not null)
        {
            return refused;
        }

        return await grains.Redemption(id!).Get() is not { } redemption ? ExchangeProblems.Of(ExchangeRefusal.RedemptionNotFound)
            : user.Organisation() is { } own && own != redemption.ProviderId ? ExchangeProblems.Of(ExchangeRefusal.NotYourService)
            : Results.Json(RedemptionWire.Of(RedemptionViews.ForStaff(redemption, user.Subject(), clock.GetUtcNow())));
    }

    private static async Task<IResult> Redeem(
        RedeemCodeRequest request, ClaimsPrincipal user, IGrainFactory grains, CodeLookup lookup, ProviderStore providers, TimeProvider clock)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.StationId is null || EntityIds.IsId(request.StationId), "stationId", "a station's id");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var stationId = user.StationId() ?? request.StationId;
        var station = stationId is null ? null : await grains.Station(stationId).GetSummary();
        if (stationId is not null && station is null)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "station_not_found");
        }

        if (user.StationId() is null && station is not null && !user.MayActIn(station.District))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        var (id, refused) = await lookup.Find(request.Code, user);
        if (refused is not null)
        {
            return refused;
        }

        var provider = user.Organisation() is { } organisation ? await providers.Find(organisation) : null;
        var place = station?.Name ?? provider?.Name ?? user.FindFirstValue(Claims.Name) ?? user.Subject();
        var redemption = grains.Redemption(id!);
        var answer = await redemption.Deliver(new DeliverService(operationId, user.Subject(), place, user.Organisation()));
        return answer switch
        {
            { Value: { } delivered } => Results.Json(RedemptionWire.Of(RedemptionViews.ForStaff(delivered, user.Subject(), clock.GetUtcNow()))),
            { Refusal: ExchangeRefusal.AlreadyDelivered } when await redemption.Get() is { } before => ExchangeProblems.Used(before),
            _ => ExchangeProblems.Of(answer.Refusal!.Value),
        };
    }

    private static async Task<IResult> Undo(string id, RedemptionRequest request, ClaimsPrincipal user, IGrainFactory grains, TimeProvider clock)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!EntityIds.IsId(id))
        {
            return ExchangeProblems.Of(ExchangeRefusal.RedemptionNotFound);
        }

        var answer = await grains.Redemption(id).Undo(new RedemptionCommand(operationId, user.Subject(), user.Organisation()));
        return answer.Value is { } redemption
            ? Results.Json(RedemptionWire.Of(RedemptionViews.ForStaff(redemption, user.Subject(), clock.GetUtcNow())))
            : ExchangeProblems.Of(answer.Refusal!.Value);
    }
}
