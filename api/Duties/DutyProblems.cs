using RedStation.Api.Http.Problems;
using RedStation.Contracts.Partners;

namespace RedStation.Api.Duties;

/// <summary>Refusals of duties and time pools as answers.</summary>
internal static class DutyProblems
{
    /// <summary>A refusal of a word on a duty.</summary>
    public static IResult Of(DutyRefusal refusal) => Problem.Of(
        refusal == DutyRefusal.DutyNotFound ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict, RefusalCodes.Of(refusal));

    /// <summary>A refusal of a command on a time pool. Whose platform takes part no more has no token either.</summary>
    public static IResult Of(TimePoolRefusal refusal) => Problem.Of(
        refusal == TimePoolRefusal.PlatformNotFound ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict, RefusalCodes.Of(refusal));
}
