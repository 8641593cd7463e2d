using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts.Cases;
using RedStation.Storage.Cases;

namespace RedStation.Api.Cases;

/// <summary>Photos and recordings of a case: its reporters add them, dispatchers let the public see photos.</summary>
internal static class CaseAttachmentEndpoints
{
    public static void MapCaseAttachments(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases/{id}").WithTags("Cases");
        cases.MapPost("/attachments", Attach)
            .For(Roles.Rider, Roles.EmbeddedRider)
            .WithSummary("Adds a photo or a recording that follows the report")
            .WithDescription(
                "By who reported or joined the case, also when it is over: words need not wait for a photo. One of `photoId` and `voiceId`, as "
                + "`POST /photos` and `POST /voices` gave it. One person adds at most 12, a case has at most 60.")
            .Produces<CaseWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_your_case", "rider_blocked").Refuses(404, "case_not_found")
            .Refuses(409, "case_attachments_full", "operation_id_reused", "operation_id_too_old");
        Releasing(cases, "release", CaseAction.ReleasePhoto, "Lets the public see a photo of the case");
        Releasing(cases, "withdraw", CaseAction.WithdrawPhoto, "Lets the public see a photo of the case no more");
    }

    private static void Releasing(RouteGroupBuilder cases, string verb, CaseAction action, string summary) => cases
        .MapPost("/photos/{photoId}/" + verb, (string id, string photoId, CaseRequest request, ClaimsPrincipal user, CaseAccess access) =>
            Release(id, photoId, action, request, user, access))
        .For(Roles.Dispatcher, Roles.Admin)
        .WithSummary(summary)
        .WithDescription("`GET /photos/{id}` shows a released one without a sign-in. Look first for faces and number plates.")
        .Produces<CaseWire>()
        .Refuses(400, "invalid_input").Refuses(403, "not_allowed").Refuses(404, "case_not_found", "photo_not_found")
        .Refuses(409, "case_wrong_status", "operation_id_reused", "operation_id_too_old");

    private static async Task<IResult> Attach(
        string id, AttachToCaseRequest request, ClaimsPrincipal user, CaseAccess access, CaseAttachments attachments, RiderRegistration riders)
    {
        var checker = new Checker();
        var command = new CaseCommand(checker.OperationId(request.OperationId), user.Subject(), CaseAction.Attach)
        {
            PhotoId = request.PhotoId,
            VoiceId = request.VoiceId,
        };
        var field = request.PhotoId is null ? "voiceId" : "photoId";
        checker.Require(
            request.PhotoId is null != request.VoiceId is null && EntityIds.IsId(request.PhotoId ?? request.VoiceId), field,
            "a photo or a recording that you have uploaded");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!EntityIds.IsId(id) || await access.Grain(id).Get() is not { } view)
        {
            return CaseProblems.NotFound;
        }

        if (!view.Reporters.Contains(user.Subject()))
        {
            return CaseProblems.Of(CaseRefusal.NotYourCase);
        }

        if ((await riders.View(user)).Blocked)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "rider_blocked");
        }

        if (!await attachments.Give(id, user.Subject(), request.PhotoId is { } photoId ? [photoId] : [], request.VoiceId))
        {
            checker.Require(false, field, "uploaded by you, and no other case has it");
            return checker.ToResult();
        }

        return CaseProblems.Answer(await access.Grain(id).Act(command), changed => access.Shown(changed, user));
    }

    private static async Task<IResult> Release(
        string id, string photoId, CaseAction action, CaseRequest request, ClaimsPrincipal user, CaseAccess access)
    {
        var checker = new Checker();
        var command = new CaseCommand(
            checker.OperationId(request.OperationId), user.Subject(), action, checker.OptionalText(request.Note, "note", Contracts.Limits.Note))
        { PhotoId = photoId };
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var (_, refused) = await access.ForDispatcher(id, user);
        return refused
            ?? (EntityIds.IsId(photoId)
                ? CaseProblems.Answer(await access.Grain(id).Act(command), view => access.Shown(view, user))
                : CaseProblems.Of(CaseRefusal.PhotoNotFound));
    }
}
