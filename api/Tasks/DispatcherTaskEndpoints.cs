using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>What a dispatcher does with a task.</summary>
internal static class DispatcherTaskEndpoints
{
    public static void MapDispatcherTasks(this IEndpointRouteBuilder api)
    {
        var task = api.MapGroup("/tasks/{id}").WithTags("Tasks").For(Roles.Dispatcher, Roles.Admin);
        Map(task, "verify", "Verifies the work; the rider is credited, exactly once", (grain, command) => grain.Verify(command));
        Map(task, "reject", "Finds the work not done", (grain, command) => grain.Reject(command));
        Map(task, "cancel", "Calls the task off, or closes one that nobody took", (grain, command) => grain.Cancel(command));
        Map(task, "offer", "Offers the task again, from the first ring", (grain, command) => grain.OfferAgain(command));
        Map(task, "assign", "Gives the task to a rider", (grain, command) => grain.Assign(command))
            .Refuses(404, "rider_not_found").Refuses(403, "rider_blocked")
            .Refuses(409, "already_assigned", "rider_busy", "rider_off_duty", "rider_too_little_slack", "rider_daily_limit", "rider_skill_missing");
    }

    private static RouteHandlerBuilder Map(
        RouteGroupBuilder task,
        string verb,
        string summary,
        Func<IGovernanceTaskGrain, DispatcherCommand, Task<Answer<TaskView, TaskRefusal>>> act) =>
        task.MapPost("/" + verb, (string id, DispatcherRequest request, ClaimsPrincipal user, TaskAccess access) =>
                Act(verb, id, request, user, access, act))
            .WithSummary(summary)
            .Produces<TaskView>()
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "task_not_found")
            .Refuses(409, "wrong_status", "operation_id_reused", "operation_id_too_old");

    private static async Task<IResult> Act(
        string verb,
        string id,
        DispatcherRequest request,
        ClaimsPrincipal user,
        TaskAccess access,
        Func<IGovernanceTaskGrain, DispatcherCommand, Task<Answer<TaskView, TaskRefusal>>> act)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var note = verb == "reject" ? checker.Text(request.Note, "note", Limits.Note) : checker.OptionalText(request.Note, "note", Limits.Note);
        checker.Require(verb != "assign" || EntityIds.IsId(request.RiderId), "riderId", "a rider's id");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var (_, refused) = await access.ForDispatcher(id, user);
        if (refused is not null)
        {
            return refused;
        }

        var command = new DispatcherCommand(operationId, user.Subject(), note, verb == "assign" ? request.RiderId : null);
        return TaskProblems.Answer(await act(access.Grain(id), command), TaskViews.ForDispatcher);
    }
}
