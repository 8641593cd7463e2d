using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Districts;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>Opening and reading tasks.</summary>
internal static class TaskEndpoints
{
    private static readonly TimeSpan StandardResponse = TimeSpan.FromMinutes(30);

    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapPost("/", Create)
            .For(Roles.Dispatcher, Roles.Admin)
            .WithSummary("Opens a task and begins to offer it to riders nearby")
            .Produces<TaskView>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(409, "operation_id_reused", "operation_id_too_old");
        tasks.MapGet("/", TaskListEndpoint.List)
            .For(Roles.Dispatcher, Roles.Admin)
            .WithSummary("Lists tasks of one's districts, newest first")
            .WithDescription(
                "`district` is an adcode within one's own; `status` is one or more statuses with commas between, `open` and `closed` standing "
                + "for all of these; `type` is one type; `from` and `to` bound the time of opening; `changedFrom` is a time: only tasks that have "
                + "changed since then. `format=csv` or `Accept: text/csv` gives a file, of up to 10,000.")
            .Produces<TaskList>().Refuses(400, "invalid_input").Refuses(403, "not_allowed");
        tasks.MapGet("/{id}", Get)
            .For(Roles.Dispatcher, Roles.Admin, Roles.Rider)
            .WithSummary("Gets one task with its history")
            .WithDescription("For dispatchers of its district, the rider who has it, and riders it is offered to.")
            .Produces<TaskView>().Refuses(403, "not_allowed").Refuses(404, "task_not_found");
        tasks.MapGet("/{id}/candidates", Candidates)
            .For(Roles.Dispatcher, Roles.Admin)
            .WithSummary("Lists riders on duty within 10 km of a task, at most 20: nearest first, then those it cannot be given to")
            .WithDescription("`reason` says why a rider is not being asked, `mayAssign` whether the task can be given to them by hand.")
            .Produces<CandidateList>().Refuses(403, "not_allowed").Refuses(404, "task_not_found");
    }

    private static async Task<IResult> Create(CreateTaskRequest request, ClaimsPrincipal user, TaskAccess access, DistrictMap districts)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var type = checker.Required(request.Type, "type");
        var position = checker.Position(request.Position);
        var note = checker.Text(request.Note, "note", Limits.Note);
        var district = checker.Failed ? null : districts.At(position);
        checker.Require(checker.Failed || district is not null, "position", "in a known district");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!user.MayActIn(district!.Adcode))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed", [new FieldError("position", "in one of your districts")]);
        }

        // The id follows from who asks and under which operation, so a repeat reaches the same grain, which remembers its answer.
        var id = SubjectIds.From('t', user.Subject(), operationId);
        var answer = await access.Grain(id).Open(new OpenTask(
            operationId, user.Subject(), type, position, district.Adcode, note, request.RespondWithin ?? StandardResponse));
        return answer.Value is { } task
            ? Results.Json(TaskViews.ForDispatcher(task), statusCode: StatusCodes.Status201Created)
            : TaskProblems.Of(answer.Refusal!.Value);
    }

    private static async Task<IResult> Get(string id, ClaimsPrincipal user, TaskAccess access)
    {
        if (user.Role() != Roles.Rider)
        {
            var (task, refused) = await access.ForDispatcher(id, user);
            return refused ?? Results.Json(TaskViews.ForDispatcher(task!));
        }

        if (!EntityIds.IsId(id) || await access.Grain(id).Get() is not { } view)
        {
            return TaskProblems.NotFound;
        }

        var rider = user.Subject();
        return view.Assignee == rider ? Results.Json(TaskViews.ForRider(view, rider))
            : await access.IsOffered(view, rider) ? Results.Json(TaskViews.ForOffered(view))
            : Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
    }

    private static async Task<IResult> Candidates(string id, ClaimsPrincipal user, TaskAccess access, CandidateNames names)
    {
        var (_, refused) = await access.ForDispatcher(id, user);
        return refused ?? Results.Json(new CandidateList(await names.Of(await access.Grain(id).GetCandidates())));
    }
}
