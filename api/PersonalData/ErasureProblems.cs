using RedStation.Api.Http.Problems;
using RedStation.Domain.Erasure;

namespace RedStation.Api.PersonalData;

/// <summary>What keeps a rider from being erased, as answers.</summary>
internal static class ErasureProblems
{
    /// <summary>A task came into hand between looking and erasing.</summary>
    public static IResult OfTask => Of(ErasureObstacle.TaskInHand);

    public static IResult Of(ErasureObstacle obstacle) => Problem.Of(StatusCodes.Status409Conflict, RefusalCodes.Of(obstacle));
}
