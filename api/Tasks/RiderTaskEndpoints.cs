using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Tasks;
using RedStation.Storage.Photos;

namespace RedStation.Api.Tasks;

/// <summary>What a rider does with a task; the same as on the hub.</summary>
internal static class RiderTaskEndpoints
{
    public static void MapRiderTasks(this IEndpointRouteBuilder api)
    {
        var task = api.MapGroup("/tasks/{id}").WithTags("Tasks").For(Roles.Rider);
        task.MapPost("/accept", Accept).WithSummary("Accepts an offer; the first valid acceptance wins")
            .Documented()
            .Refuses(403, "rider_blocked").Refuses(404, "offer_not_found")
            // Slack, daily limit and skills were looked at when the offer was made; what was offered may be taken.
            .Refuses(409, "wrong_status", "offer_expired", "already_assigned", "rider_busy", "rider_off_duty");
        task.MapPost("/decline", Decline).WithSummary("Declines an offer, or hands an assigned task back")
            .WithDescription(
                "Without `offerId`, and while the task's `actions` have `decline`, the task that is the rider's goes back and others are asked; "
                + "`reason` says why, and is the note of that line of the task's history. Neither is held against the rider.")
            .Documented().Refuses(404, "offer_not_found");
        task.MapPost("/hand-back", HandBack).WithSummary("Gives an assigned task back where no platform forgives the time; it leaves no trace")
            .WithDescription(
                "Before it has begun, and only when the platforms that the rider has linked were asked and each has refused, has not answered within "
                + "30 seconds, or has nothing left in its time pool; the task's `actions` say whether it can be. The rider is not among those who "
                + "declined it, and the search goes on with others.")
            .Documented().Refuses(403, "not_your_task").Refuses(409, "wrong_status", "exemption_stands");
        task.MapPost("/start", Start).WithSummary("Begins").Documented().Refuses(403, "not_your_task").Refuses(409, "wrong_status");
        task.MapPost("/submit", Submit).WithSummary("Sends the evidence: a note, a photo or both")
            .WithDescription("`photoFollows` in the evidence says that the photo is still on its way; it is given afterwards with `…/photo`.")
            .Documented().Refuses(403, "not_your_task").Refuses(409, "wrong_status");
        task.MapPost("/photo", SettlePhoto).WithSummary("Gives the photo that follows the evidence, or says that none will come")
            .WithDescription("As long as the task is `submitted`; `photoId` null says that no photo will come.")
            .Documented().Refuses(403, "not_your_task").Refuses(409, "wrong_status");
    }

    private static RouteHandlerBuilder Documented(this RouteHandlerBuilder endpoint) => endpoint
        .Produces<TaskView>()
        .Refuses(400, "invalid_input").Refuses(404, "task_not_found").Refuses(409, "operation_id_reused", "operation_id_too_old");

    private static Task<IResult> Accept(string id, RiderTaskRequest request, ClaimsPrincipal user, TaskAccess access) =>
        Act(id, request, user, access, (grain, command) => grain.Accept(command));

    private static Task<IResult> Decline(string id, RiderTaskRequest request, ClaimsPrincipal user, TaskAccess access)
    {
        // Declining the same offer twice is one thing, so the id may follow from the offer, as it does on the hub.
        var named = request.OperationId ?? (request.OfferId is null ? "decline:" + id : "decline:" + request.OfferId);
        var reason = request.OfferId is null ? request.Reason : null;
        return Act(id, request with { OperationId = named }, user, access, (grain, command) => grain.Decline(command with { Reason = reason }));
    }

    private static Task<IResult> HandBack(string id, RiderTaskRequest request, ClaimsPrincipal user, TaskAccess access) =>
        Act(id, request, user, access, (grain, command) => grain.HandBack(command));

    private static Task<IResult> Start(string id, RiderTaskRequest request, ClaimsPrincipal user, TaskAccess access) =>
        Act(id, request, user, access, (grain, command) => grain.Start(command));

    private static async Task<IResult> Submit(
        string id, RiderTaskRequest request, ClaimsPrincipal user, TaskAccess access, EvidencePhotos photos)
    {
        var checker = new Checker();
        var evidence = checker.Evidence(request.Evidence);
        checker.OperationId(request.OperationId);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!await photos.Show(evidence, id, user.Subject()))
        {
            checker.Require(false, "evidence.photoId", "a photo that you have uploaded");
            return checker.ToResult();
        }

        return await Act(id, request, user, access, (grain, command) => grain.Submit(command with { Evidence = evidence }));
    }

    private static async Task<IResult> SettlePhoto(
        string id, TaskPhotoRequest request, ClaimsPrincipal user, TaskAccess access, EvidencePhotos photos)
    {
        var checker = new Checker();
        checker.OperationId(request.OperationId);
        var photo = new Evidence(null, checker.OptionalLine(request.PhotoId, "photoId", Limits.EntityId));
        if (!checker.Failed && !await photos.Show(photo, id, user.Subject()))
        {
            checker.Require(false, "photoId", "a photo that you have uploaded");
        }

        return checker.Failed
            ? checker.ToResult()
            : await Act(
                id, new(request.OperationId, null, null), user, access, (grain, command) => grain.SettlePhoto(command with { Evidence = photo }));
    }

    private static async Task<IResult> Act(
        string id,
        RiderTaskRequest request,
        ClaimsPrincipal user,
        TaskAccess access,
        Func<IGovernanceTaskGrain, RiderCommand, Task<Answer<TaskView, TaskRefusal>>> act)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.OfferId is null || EntityIds.IsId(request.OfferId), "offerId", "an offer's id");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!EntityIds.IsId(id))
        {
            return TaskProblems.NotFound;
        }

        var rider = user.Subject();
        var answer = await act(access.Grain(id), new RiderCommand(operationId, rider, request.OfferId));
        return TaskProblems.Answer(answer, task => TaskViews.ForRider(task, rider));
    }
}
