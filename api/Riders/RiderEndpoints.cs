using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Domain.Districts;
using RedStation.Domain.Riders;

namespace RedStation.Api.Riders;

/// <summary>Riders about themselves, and administrators about riders.</summary>
internal static class RiderEndpoints
{
    public static void MapRiders(this IEndpointRouteBuilder api)
    {
        var me = api.MapGroup("/riders/me").WithTags("Riders").For(Roles.Rider);
        me.MapGet("/", Me)
            .WithSummary("Gets everything a rider's own phone shows")
            // A rider who is not known is made known by asking.
            .Produces<RiderView>();
        me.MapPut("/", ChangeProfile)
            .WithSummary("Changes name and home district")
            .Produces<RiderView>().Refuses(400, "invalid_input").Refuses(409, "operation_id_reused", "operation_id_too_old");
        me.MapGet("/credential", Credential)
            .WithSummary("Issues a credential to show at a station; it lives at most 60 s and works once")
            .Produces<IssuedCredential>().Refuses(403, "rider_blocked").Refuses(404, "rider_not_found");
        me.MapDelete("/ended-tasks/{taskId}", Dismiss)
            .WithSummary("Says that the rider has seen why a task of theirs was rejected or cancelled; once more changes nothing")
            .Produces<RiderView>().Refuses(404, "rider_not_found");
        api.MapPut("/riders/{id}/standing", ChangeAccountStatus)
            .For(Roles.Admin)
            .WithTags("Riders")
            .WithSummary("Blocks or unblocks a rider and sets their skills")
            .Produces<RiderView>().Refuses(400, "invalid_input").Refuses(404, "rider_not_found")
            .Refuses(409, "operation_id_reused", "operation_id_too_old");
    }

    private static async Task<IResult> Me(ClaimsPrincipal user, RiderRegistration riders) =>
        Results.Json(RiderViews.ForOwnPhone(await riders.View(user)));

    private static async Task<IResult> Credential(ClaimsPrincipal user, IGrainFactory grains, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        var answer = await grains.Rider(user.Subject()).IssueCredential();
        return answer.Value is { } credential ? Results.Json(credential) : RiderProblems.Of(answer.Refusal!.Value);
    }

    private static async Task<IResult> Dismiss(string taskId, ClaimsPrincipal user, IGrainFactory grains) =>
        Answer(await grains.Rider(user.Subject()).DismissTask(taskId));

    private static async Task<IResult> ChangeProfile(
        ChangeProfileRequest request, ClaimsPrincipal user, IGrainFactory grains, DistrictMap districts)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var name = checker.Line(request.DisplayName, "displayName", Limits.Name);
        checker.Require(request.HomeDistrict is null || districts.Find(request.HomeDistrict) is not null, "homeDistrict", "a known adcode");
        return checker.Failed
            ? checker.ToResult()
            : Answer(await grains.Rider(user.Subject()).ChangeProfile(new ChangeProfile(operationId, name, request.HomeDistrict)));
    }

    private static async Task<IResult> ChangeAccountStatus(string id, ChangeAccountStatusRequest request, IGrainFactory grains)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        checker.Require(request.Blocked is not null, "blocked", "true or false");
        var skills = checker.Set(request.Skills, "skills", Enum.GetValues<Skill>().Length);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        return EntityIds.IsId(id)
            ? Answer(await grains.Rider(id).ChangeAccountStatus(new ChangeAccountStatus(operationId, request.Blocked!.Value, skills)))
            : RiderProblems.Of(RiderRefusal.RiderNotFound);
    }

    private static IResult Answer(Answer<RiderView, RiderRefusal> answer) =>
        answer.Value is { } view ? Results.Json(RiderViews.ForOwnPhone(view)) : RiderProblems.Of(answer.Refusal!.Value);
}
