using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Cases;

/// <summary>A rider who is on duty with a task meets an accident or a threat, and says so with two taps.</summary>
internal static class IncidentEndpoint
{
    public static void MapIncidents(this IEndpointRouteBuilder api) => api.MapPost("/tasks/{id}/incidents", Report)
        .For(Roles.Rider)
        .WithTags("Cases")
        .WithSummary("Reports an incident on duty: an urgent case, tied to the task")
        .WithDescription("By who has the task, until it is over. Without `position` it is where the task is; a note is not needed.")
        .Produces<CaseWire>(StatusCodes.Status201Created)
        .Refuses(400, "invalid_input").Refuses(403, "not_your_task").Refuses(404, "task_not_found")
        .Refuses(409, "wrong_status", "operation_id_reused", "operation_id_too_old");

    private static async Task<IResult> Report(
        string id, ReportIncidentRequest request, ClaimsPrincipal user, CaseAccess access, IGrainFactory grains, DistrictMap districts)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var note = checker.OptionalText(request.Note, "note", Limits.Note);
        var given = request.Position is null ? (GeoPoint?)null : checker.Position(request.Position);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!EntityIds.IsId(id) || await grains.GovernanceTask(id).Get() is not { } task)
        {
            return Problem.Of(StatusCodes.Status404NotFound, RefusalCodes.Of(TaskRefusal.TaskNotFound));
        }

        // What was taken before is answered as it was then, whatever became of the task.
        var rider = user.Subject();
        var incident = access.Grain(SubjectIds.From('c', rider, operationId));
        if (await incident.Get() is null && WhyNot(task, rider) is { } refused)
        {
            return refused;
        }

        var position = given ?? task.Position;
        // Somebody must hear of it, wherever the phone believes to be.
        var district = districts.At(position)?.Adcode ?? task.District;
        var answer = await incident.Report(
            new ReportCase(operationId, rider, IncidentRules.ClassId, position, district, note ?? "", null) { TaskId = id });
        return CaseProblems.Answer(answer, view => access.Shown(view, user), StatusCodes.Status201Created);
    }

    private static IResult? WhyNot(TaskView task, string rider) =>
        task.Assignee != rider ? Problem.Of(StatusCodes.Status403Forbidden, RefusalCodes.Of(TaskRefusal.NotYourTask))
        : TaskLifecycle.IsOver(task.Status) ? Problem.Of(StatusCodes.Status409Conflict, RefusalCodes.Of(TaskRefusal.WrongStatus))
        : null;
}
