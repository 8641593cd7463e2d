using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Api.Cases;

/// <summary>Refusals of cases as answers.</summary>
internal static class CaseProblems
{
    /// <summary>404 for an id that no case has.</summary>
    public static IResult NotFound => Of(CaseRefusal.CaseNotFound);

    public static IResult Of(CaseRefusal refusal) => Problem.Of(Status(refusal), RefusalCodes.Of(refusal));

    /// <summary>The case of a granted command, or its refusal.</summary>
    public static IResult Answer(
        Answer<CaseView, CaseRefusal> answer, Func<CaseView, CaseWire> shown, int granted = StatusCodes.Status200OK) => answer.Value is { } view
        ? Results.Json(shown(view), statusCode: granted)
        : Of(answer.Refusal!.Value);

    private static int Status(CaseRefusal refusal) => refusal switch
    {
        CaseRefusal.CaseNotFound or CaseRefusal.PhotoNotFound => StatusCodes.Status404NotFound,
        CaseRefusal.CaseClassUnknown or CaseRefusal.CaseReasonUnknown or CaseRefusal.CaseReviewOutOfRange => StatusCodes.Status400BadRequest,
        CaseRefusal.NotYourCase or CaseRefusal.CaseOwnWork or CaseRefusal.SecondPersonNeeded => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };
}
