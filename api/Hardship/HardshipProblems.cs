using RedStation.Api.Http.Problems;
using RedStation.Contracts.Hardship;

namespace RedStation.Api.Hardship;

/// <summary>Refusals of hardship grants as answers.</summary>
internal static class HardshipProblems
{
    /// <summary>A refusal as an answer.</summary>
    public static IResult Of(HardshipRefusal refusal) => Problem.Of(
        refusal switch
        {
            HardshipRefusal.RiderNotFound or HardshipRefusal.GrantNotFound => StatusCodes.Status404NotFound,
            HardshipRefusal.OwnGrant => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status409Conflict,
        },
        RefusalCodes.Of(refusal));
}
