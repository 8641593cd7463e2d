using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Cases;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Cases;

/// <summary>Tasks for riders that are made from a case.</summary>
internal static class CaseTaskEndpoint
{
    private const int StandardMinutes = 30;

    public static void MapCaseTasks(this IEndpointRouteBuilder api) => api.MapPost("/cases/{id}/tasks", Make)
        .For(Roles.Dispatcher, Roles.Admin)
        .WithTags("Cases")
        .WithSummary("Makes a task from the case and begins to offer it to riders nearby")
        .WithDescription(
            "Before 立案 the task is 核实, and what the rider finds helps to decide; after 派遣 it is 处置: when the last such task is verified, the case "
            + "waits for 核查.")
        .Produces<TaskView>(StatusCodes.Status201Created)
        .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "case_not_found")
        .Refuses(409, "case_wrong_status", "operation_id_reused", "operation_id_too_old");

    private static async Task<IResult> Make(
        string id, MakeCaseTaskRequest request, ClaimsPrincipal user, CaseAccess access, IGrainFactory grains)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var type = checker.Required(request.Type, "type");
        var note = checker.OptionalText(request.Note, "note", Limits.Note);
        var minutes = request.RespondWithinMinutes ?? StandardMinutes;
        checker.Require(minutes >= 1 && minutes <= Limits.RespondWithinMost.TotalMinutes, "respondWithinMinutes", "1 to 10080");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var (found, refused) = await access.ForDispatcher(id, user);
        if (refused is not null)
        {
            return refused;
        }

        var taskId = SubjectIds.From('t', user.Subject(), operationId);
        if (!CaseLifecycle.Allows(found!.Status, CaseAction.MakeTask) && found.Tasks.All(task => task.TaskId != taskId))
        {
            return CaseProblems.Of(CaseRefusal.CaseWrongStatus);
        }

        // The task tells the case of itself, so that a case never waits for a task.
        var answer = await grains.GovernanceTask(taskId).Open(new OpenTask(
            operationId, user.Subject(), type, found.Position, found.District, note ?? found.Note, TimeSpan.FromMinutes(minutes))
        { CaseId = id });
        return answer.Value is { } task
            ? Results.Json(TaskViews.ForDispatcher(task), statusCode: StatusCodes.Status201Created)
            : Problem.Of(StatusCodes.Status409Conflict, RefusalCodes.Of(answer.Refusal!.Value));
    }
}
