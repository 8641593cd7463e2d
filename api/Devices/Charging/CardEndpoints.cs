using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Orders;
using RedStation.Domain.Operations;
using RedStation.Storage.Devices;

namespace RedStation.Api.Devices.Charging;

/// <summary>The cards that a rider charges with.</summary>
internal static class CardEndpoints
{
    private const int ShortestNumber = 4;
    private const int ShownEnding = 4;

    public static void MapChargingCards(this IEndpointRouteBuilder api)
    {
        var cards = api.MapGroup("/riders/me/cards").WithTags("Charging").For(Roles.Rider);
        cards.MapGet("/", List)
            .WithSummary("Lists the rider's cards, the latest first")
            .Produces<ChargingCardList>();
        cards.MapPost("/", Add)
            .WithSummary("Makes a card the rider's: whoever shows it at a charger is this rider from then on")
            .WithDescription("Of its number only a digest and the last four characters are kept. Case is no part of it.")
            .Produces<ChargingCard>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(409, "card_taken", "too_many_cards", "operation_id_reused", "operation_id_too_old");
        cards.MapPut("/{id}", Change)
            .WithSummary("Blocks a card, says that it is lost, or makes it good again; it counts at once, everywhere")
            .Produces<ChargingCard>()
            .Refuses(400, "invalid_input").Refuses(404, "card_not_found").Refuses(409, "operation_id_reused", "operation_id_too_old");
        cards.MapDelete("/{id}", Remove)
            .WithSummary("Forgets a card; anybody may add it then. What was charged with it stays the rider's")
            .Produces(StatusCodes.Status204NoContent).Refuses(404, "card_not_found");
    }

    private static async Task<IResult> List(ClaimsPrincipal user, ChargingCardTable cards) =>
        Results.Json(new ChargingCardList(await cards.Of(user.Subject())));

    private static async Task<IResult> Add(
        AddChargingCardRequest request, ClaimsPrincipal user, IdTags tags, IGrainFactory grains, OperationReplay replay)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var number = request.Number?.Trim() ?? "";
        checker.Require(
            number.Length is >= ShortestNumber and <= OrderParameters.LongestTag && number.All(char.IsAsciiLetterOrDigit),
            "number", "4 to 20 letters and digits");
        var label = checker.Line(request.Label, "label", Limits.CardLabel);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var digest = tags.DigestOf(number);
        var card = grains.ChargingCard(digest);
        var (recall, outcome) = await replay.Do(ActorOf(user), operationId, Fingerprint.Of("add-card", (digest, label)), async () =>
        {
            var id = "card-" + Guid.CreateVersion7().ToString("N");
            var added = await card.Add(new AddChargingCard(id, user.Subject(), label, number[^Math.Min(ShownEnding, number.Length - 2)..]));
            return added.Refusal is { } refused ? RefusalCodes.Of(refused) : "";
        });
        return OperationReplay.Refused(recall)
            ?? (outcome.Length > 0 ? ChargingProblems.Of(outcome) : await Show(card, user, StatusCodes.Status201Created));
    }

    private static async Task<IResult> Change(
        string id, ChangeChargingCardRequest request, ClaimsPrincipal user, ChargingCardTable cards, IGrainFactory grains, OperationReplay replay)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var status = checker.Required(request.Status, "status");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!EntityIds.IsId(id) || await cards.DigestOf(user.Subject(), id) is not { } digest)
        {
            return ChargingProblems.CardNotFound;
        }

        var card = grains.ChargingCard(digest);
        var (recall, outcome) = await replay.Do(ActorOf(user), operationId, Fingerprint.Of("change-card", (id, status)), async () =>
            (await card.SetStatus(user.Subject(), status)).Refusal is { } refused ? RefusalCodes.Of(refused) : "");
        return OperationReplay.Refused(recall)
            ?? (outcome.Length > 0 ? ChargingProblems.Of(outcome) : await Show(card, user, StatusCodes.Status200OK));
    }

    private static async Task<IResult> Remove(string id, ClaimsPrincipal user, ChargingCardTable cards, IGrainFactory grains)
    {
        if (!EntityIds.IsId(id) || await cards.DigestOf(user.Subject(), id) is not { } digest)
        {
            return ChargingProblems.CardNotFound;
        }

        await grains.ChargingCard(digest).Remove(user.Subject());
        return Results.NoContent();
    }

    /// <summary>The card as it is now; a repeat may come after it was forgotten.</summary>
    private static async Task<IResult> Show(IChargingCardGrain card, ClaimsPrincipal user, int status) =>
        await card.Present() is { } known && known.RiderId == user.Subject()
            ? Results.Json(known, statusCode: status)
            : ChargingProblems.CardNotFound;

    private static string ActorOf(ClaimsPrincipal user) => GrainKeys.Rider(user.Subject()) + "/cards";
}
