using RedStation.Api.Http.Problems;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Exchange;

namespace RedStation.Api.Exchange;

/// <summary>Refusals of services and redemptions as answers.</summary>
internal static class ExchangeProblems
{
    private const string NotEligible = "not_eligible";

    /// <summary>
    /// 400 for a text that can be no code. Its own answer, so that whoever typed it does not look for a redemption that is not there.
    /// </summary>
    public static IResult CodeUnreadable =>
        Problem.Of(StatusCodes.Status400BadRequest, "code_unreadable", [new FieldError("code", RedeemCode.Rule)]);

    /// <summary>404 for an id that no provider has.</summary>
    public static IResult ProviderNotFound => Problem.Of(StatusCodes.Status404NotFound, "provider_not_found");

    /// <summary>A refusal. Who may not have a service is told why in <c>reason</c>.</summary>
    public static IResult Of(ExchangeRefusal refusal) => Code(refusal) is NotEligible
        ? new ProblemResult(Status(refusal), NotEligible, null, new Dictionary<string, object?> { ["reason"] = Reason(refusal) })
        {
            Text = Reason(refusal),
        }
        : Problem.Of(Status(refusal), Code(refusal));

    /// <summary>Why not, in a word: the code of a refusal, or what is behind <c>not_eligible</c>.</summary>
    public static string Reason(ExchangeRefusal refusal) => Code(refusal) is var code and not NotEligible ? code : RefusalCodes.Of(refusal);

    /// <summary>409 for what was handed over before, with when and where.</summary>
    public static IResult Used(RedemptionView redemption) => Problem.Of(
        StatusCodes.Status409Conflict,
        Code(ExchangeRefusal.AlreadyDelivered),
        extensions: new Dictionary<string, object?>
        {
            ["deliveredAt"] = redemption.DeliveredAt,
            ["deliveredWhere"] = redemption.DeliveredWhere,
        });

    /// <summary>The names of the public contract, where they are others than ours.</summary>
    private static string Code(ExchangeRefusal refusal) => refusal switch
    {
        ExchangeRefusal.TierTooLow or ExchangeRefusal.SkillNeeded or ExchangeRefusal.OncePerYear => NotEligible,
        ExchangeRefusal.NotEnoughPoints => "points_insufficient",
        ExchangeRefusal.OutOfStock => "offer_sold_out",
        ExchangeRefusal.AlreadyDelivered => "redemption_used",
        _ => RefusalCodes.Of(refusal),
    };

    private static int Status(ExchangeRefusal refusal) => refusal switch
    {
        ExchangeRefusal.ServiceNotFound or ExchangeRefusal.SlotNotFound or ExchangeRefusal.RedemptionNotFound or ExchangeRefusal.RiderNotFound =>
            StatusCodes.Status404NotFound,
        ExchangeRefusal.NotYourRedemption or ExchangeRefusal.NotYourService or ExchangeRefusal.RiderBlocked => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };
}
