using RedStation.Api.Http.Problems;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Exchange;

namespace RedStation.Api.Exchange;

/// <summary>Refusals of services and redemptions as answers.</summary>
internal static class ExchangeProblems
{
    /// <summary>
    /// 400 for a text that can be no code. Its own answer, so that whoever typed it does not look for a redemption that is not there.
    /// </summary>
    public static IResult CodeUnreadable =>
        Problem.Of(StatusCodes.Status400BadRequest, "code_unreadable", [new FieldError("code", RedeemCode.Rule)]);

    /// <summary>404 for a code that no redemption has.</summary>
    public static IResult CodeUnknown => Problem.Of(StatusCodes.Status404NotFound, "code_unknown");

    /// <summary>404 for an id that no provider has.</summary>
    public static IResult ProviderNotFound => Problem.Of(StatusCodes.Status404NotFound, "provider_not_found");

    public static IResult Of(ExchangeRefusal refusal) => Problem.Of(Status(refusal), RefusalCodes.Of(refusal));

    /// <summary>409 for what was handed over before, with when and where.</summary>
    public static IResult AlreadyDelivered(RedemptionView redemption) => Problem.Of(
        StatusCodes.Status409Conflict,
        RefusalCodes.Of(ExchangeRefusal.AlreadyDelivered),
        extensions: new Dictionary<string, object?>
        {
            ["deliveredAt"] = redemption.DeliveredAt,
            ["deliveredWhere"] = redemption.DeliveredWhere,
        });

    private static int Status(ExchangeRefusal refusal) => refusal switch
    {
        ExchangeRefusal.ServiceNotFound or ExchangeRefusal.SlotNotFound or ExchangeRefusal.RedemptionNotFound or ExchangeRefusal.RiderNotFound =>
            StatusCodes.Status404NotFound,
        ExchangeRefusal.NotYourRedemption or ExchangeRefusal.NotYourService or ExchangeRefusal.RiderBlocked => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };
}
