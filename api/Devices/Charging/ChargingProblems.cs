using RedStation.Api.Http.Problems;
using RedStation.Contracts.Devices;

namespace RedStation.Api.Devices.Charging;

/// <summary>Refusals of charging as answers.</summary>
internal static class ChargingProblems
{
    /// <summary>404 for an id that no session has, or one of somebody else's.</summary>
    public static IResult SessionNotFound => Problem.Of(StatusCodes.Status404NotFound, "session_not_found");

    /// <summary>404 for a card that the rider has not.</summary>
    public static IResult CardNotFound => Of(RefusalCodes.Of(ChargingCardRefusal.CardNotFound));

    /// <summary>A refusal by its code.</summary>
    public static IResult Of(string code) =>
        Problem.Of(code == "card_not_found" ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict, code);
}
