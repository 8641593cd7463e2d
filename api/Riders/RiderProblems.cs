using RedStation.Api.Http.Problems;
using RedStation.Contracts.Riders;

namespace RedStation.Api.Riders;

/// <summary>Refusals of riders' grains as answers.</summary>
internal static class RiderProblems
{
    public static IResult Of(RiderRefusal refusal) => Problem.Of(Status(refusal), RefusalCodes.Of(refusal));

    private static int Status(RiderRefusal refusal) => refusal switch
    {
        RiderRefusal.RiderNotFound => StatusCodes.Status404NotFound,
        RiderRefusal.RiderBlocked => StatusCodes.Status403Forbidden,
        RiderRefusal.CredentialExpired or RiderRefusal.CredentialUsed or RiderRefusal.CredentialInvalid => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };
}
