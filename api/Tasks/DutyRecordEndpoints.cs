using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>That a rider is on duty with a task, signed for whoever must believe it.</summary>
internal static class DutyRecordEndpoints
{
    public static void MapDutyRecords(this IEndpointRouteBuilder api) => api.MapGet("/tasks/{id}/duty-record", Get)
        .For(Roles.Rider, Roles.Dispatcher, Roles.Admin)
        .WithTags("Tasks")
        .WithSummary("Gets the signed document that says who has the task, on whose behalf and since when")
        .WithDescription(
            "For its rider, and for dispatchers of its district. A JWS in the compact form (ES256, `typ` `duty-record+jwt`), to be checked with the "
            + "keys at `/.well-known/jwks.json`. It says how the task stands now; times are seconds since 1970.")
        .Produces<DutyRecordWire>()
        .Refuses(403, "not_allowed", "not_your_task").Refuses(404, "task_not_found").Refuses(409, "task_not_accepted");

    private static async Task<IResult> Get(string id, ClaimsPrincipal user, TaskAccess access, DutyRecords records)
    {
        var (task, refused) = user.Role() == Roles.Rider ? await OfRider(id, user.Subject(), access) : await access.ForDispatcher(id, user);
        return refused ?? (await records.Sign(task!) is { } record
            ? Results.Json(record)
            : Problem.Of(StatusCodes.Status409Conflict, "task_not_accepted"));
    }

    private static async Task<(TaskView? Task, IResult? Refused)> OfRider(string id, string riderId, TaskAccess access)
    {
        if (!EntityIds.IsId(id) || await access.Grain(id).Get() is not { } task)
        {
            return (null, TaskProblems.NotFound);
        }

        return task.Assignee == riderId ? (task, null) : (null, TaskProblems.Of(TaskRefusal.NotYourTask));
    }
}
