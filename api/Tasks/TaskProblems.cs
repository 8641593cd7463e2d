using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>Refusals of tasks as answers.</summary>
internal static class TaskProblems
{
    /// <summary>404 for an id that no task has.</summary>
    public static IResult NotFound => Of(TaskRefusal.TaskNotFound);

    public static IResult Of(TaskRefusal refusal) => Problem.Of(Status(refusal), RefusalCodes.Of(refusal));

    /// <summary>The task of a granted command, or its refusal.</summary>
    public static IResult Answer(Answer<TaskView, TaskRefusal> answer, Func<TaskView, TaskView> shown) => answer.Value is { } task
        ? Results.Json(shown(task))
        : Of(answer.Refusal!.Value);

    private static int Status(TaskRefusal refusal) => refusal switch
    {
        TaskRefusal.TaskNotFound or TaskRefusal.OfferNotFound or TaskRefusal.RiderNotFound => StatusCodes.Status404NotFound,
        TaskRefusal.NotYourTask or TaskRefusal.RiderBlocked => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status409Conflict,
    };
}
