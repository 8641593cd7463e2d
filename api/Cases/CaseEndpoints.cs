using System.Globalization;
using System.Security.Claims;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Grains.Cases;
using RedStation.Storage.Cases;
using RedStation.Storage.Queries;

namespace RedStation.Api.Cases;

/// <summary>Riders report cases, join them, follow them and say that one is not solved.</summary>
internal static class CaseEndpoints
{
    private const string Tag = "Cases";
    private const int StandardPage = 20;
    private const int MostNearby = 20;

    /// <summary>Dispatchers look farther than people who report.</summary>
    private const int DispatchersRadiusM = 1_000;

    public static void MapCases(this IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags(Tag);
        cases.MapPost("/", Report)
            .For(Roles.Rider, Roles.EmbeddedRider)
            .WithSummary("Reports a case (上报)")
            .WithDescription(
                "The report may be sent later than it was made: `takenAt` says when. The clock for answering starts when it arrives. Look at "
                + "`GET /cases/nearby` first, and join what is there already. Photos and a recording that have been uploaded may be named at once; "
                + "others follow with `…/attachments`. Without a class it is one of what fits nowhere, without words it is called as its class.")
            .Produces<CaseWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input", "case_class_unknown").Refuses(403, "rider_blocked")
            .Refuses(409, "operation_id_reused", "operation_id_too_old");
        cases.MapGet("/", CaseInbox.List)
            .For(Roles.Dispatcher, Roles.Admin)
            .WithSummary("Lists cases of one's districts: urgent ones first, then by the time left; those that are over at the end")
            .WithDescription(
                "`district` is an adcode within one's own; `status` is one or more statuses with commas between, `open` and `over` standing for "
                + "all of these; without it those that are open. `class` and `unit` are one each; `urgent=true` leaves out what is not. "
                + "`text` looks for words. `format=csv` or `format=xlsx` gives a file of up to 10,000; what did not fit is behind the cursor of the "
                + "header `X-Next-Cursor`. A spreadsheet has its headings and words in the language of `Accept-Language`.")
            .Produces<CaseList>().Refuses(400, "invalid_input").Refuses(403, "not_allowed");
        cases.MapGet("/nearby", Nearby)
            .For(Roles.Rider, Roles.Dispatcher, Roles.Admin)
            .WithSummary("Lists open cases of a class around a place, which may be the same as what is about to be reported")
            .WithDescription("At most 20, nearest first. Within the radius of the class, 1,000 m for dispatchers.")
            .Produces<NearbyCaseList>().Refuses(400, "invalid_input", "case_class_unknown");
        cases.MapGet("/{id}", Get)
            .For(Roles.Dispatcher, Roles.Admin, Roles.Rider)
            .WithSummary("Gets one case with its history")
            .WithDescription(
                "For dispatchers of the district that has it, and for riders who reported or joined it. A rider reads who has it and by when, not "
                + "who the other people are.")
            .Produces<CaseWire>().Refuses(403, "not_allowed").Refuses(404, "case_not_found");
        cases.MapPost("/{id}/join", Join)
            .For(Roles.Rider, Roles.EmbeddedRider)
            .WithSummary("\"Me too\": the rider hears of the case as who reported it does")
            .Produces<CaseWire>()
            .Refuses(400, "invalid_input").Refuses(403, "rider_blocked").Refuses(404, "case_not_found")
            .Refuses(409, "case_wrong_status", "case_already_joined", "case_joined_by_many", "operation_id_reused", "operation_id_too_old");
        cases.MapPost("/{id}/reopen", Reopen)
            .For(Roles.Rider)
            .WithSummary("Says that a case which was closed is not solved, within 7 days, by who reported or joined it")
            .Produces<CaseWire>()
            .Refuses(400, "invalid_input").Refuses(403, "not_your_case").Refuses(404, "case_not_found")
            .Refuses(409, "case_wrong_status", "reopen_too_late", "operation_id_reused", "operation_id_too_old");
        api.MapGet("/riders/me/cases", Own)
            .For(Roles.Rider)
            .WithTags(Tag)
            .WithSummary("Lists what a rider reported or joined, the last reported first")
            .Produces<CaseList>().Refuses(400, "invalid_input");
    }

    private static async Task<IResult> Report(
        ReportCaseRequest request, ClaimsPrincipal user, CaseAccess access, RiderRegistration riders, DistrictMap districts,
        CaseAttachments attachments, ICaseRules rules, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var given = checker.OptionalLine(request.Class, "class", Limits.EntityId);
        var words = checker.OptionalText(request.Note, "note", Limits.Note);
        var position = checker.Position(request.Position);
        var observed = request.TakenAt?.ToUniversalTime() ?? now;
        checker.Require(ReportRules.MayBeObservedAt(observed, now), "takenAt", "within the last 30 days");
        var photos = checker.Set(request.PhotoIds, "photoIds", Limits.ReportPhotos);
        checker.Require(photos.All(EntityIds.IsId), "photoIds", "photos that you have uploaded");
        checker.Require(request.VoiceId is null || EntityIds.IsId(request.VoiceId), "voiceId", "a recording that you have uploaded");
        checker.Require(
            given is not null || words is not null || !photos.IsEmpty || request.VoiceId is not null,
            "note", "words, a class, a photo or a recording");
        var district = checker.Failed ? null : districts.At(position);
        checker.Require(checker.Failed || district is not null, "position", "in a known district");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if ((await riders.View(user)).Blocked)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "rider_blocked");
        }

        var list = (await rules.Current()).ClassesOf(district!.Adcode).List;
        var found = given is null ? ClassRules.Other(list) : list.Classes.FirstOrDefault(one => one.Id == given);
        // The id follows from who asks and under which operation, so a repeat reaches the same grain, which remembers its answer. A time that the
        // server has put in would make the repeat another command.
        var rider = user.Subject();
        var id = SubjectIds.From('c', rider, operationId);
        if (!await attachments.Give(id, rider, photos, request.VoiceId))
        {
            checker.Require(false, "photoIds", "photos and a recording that you have uploaded and no other case has");
            return checker.ToResult();
        }

        var report = new ReportCase(
            operationId, rider, given ?? found?.Id ?? "", position, district.Adcode, words ?? found?.Name ?? "",
            request.TakenAt is null ? null : observed)
        {
            PhotoIds = photos.IsEmpty ? null : photos,
            VoiceId = request.VoiceId,
        };
        var answer = await access.Grain(id).Report(report);
        return CaseProblems.Answer(answer, view => access.Shown(view, user), StatusCodes.Status201Created);
    }

    /// <param name="class">The class.</param>
    /// <param name="lat">Latitude in degrees, WGS-84.</param>
    /// <param name="lon">Longitude in degrees, WGS-84.</param>
    /// <param name="user">The caller.</param>
    /// <param name="queries">Where cases are.</param>
    /// <param name="rules">The classes.</param>
    /// <param name="districts">Which district a place lies in.</param>
    /// <param name="access">What may be done with a case.</param>
    private static async Task<IResult> Nearby(
        string? @class, string? lat, string? lon,
        ClaimsPrincipal user, CaseQueries queries, ICaseRules rules, DistrictMap districts, CaseAccess access)
    {
        var checker = new Checker();
        var place = checker.Position(new PositionInput(Degrees(lat), Degrees(lon)));
        checker.Require(!string.IsNullOrEmpty(@class), "class", "a class");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var classes = (await rules.Current()).ClassesOf(districts.At(place)?.Adcode).List.Classes;
        if (classes.FirstOrDefault(one => one.Id == @class) is not { } found)
        {
            return CaseProblems.Of(CaseRefusal.CaseClassUnknown);
        }

        var radius = user.Role() == Roles.Rider ? found.RadiusM : Math.Max(found.RadiusM, DispatchersRadiusM);
        var near = await queries.Near(found.Id, place, radius, MostNearby);
        return Results.Json(new NearbyCaseList([
            .. near.Select(one => new NearbyCaseWire(
                one.Case.Id, one.Case.Terms.ClassId, one.Case.Status, one.Case.Position, (int)Math.Round(one.DistanceM), one.Case.Note,
                one.Case.ReportedAt, one.Case.ReporterCount,
                [.. access.Shown(one.Case, user).Actions.Where(action => action == CaseAction.Join)]))]));
    }

    private static async Task<IResult> Get(string id, ClaimsPrincipal user, CaseAccess access)
    {
        if (user.Role() != Roles.Rider)
        {
            var (found, refused) = await access.ForDispatcher(id, user);
            return refused ?? Results.Json(access.Shown(found!, user));
        }

        if (!EntityIds.IsId(id) || await access.Grain(id).Get() is not { } view)
        {
            return CaseProblems.NotFound;
        }

        return view.Reporters.Contains(user.Subject())
            ? Results.Json(access.Shown(view, user))
            : Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
    }

    private static async Task<IResult> Join(string id, JoinCaseRequest request, ClaimsPrincipal user, CaseAccess access, RiderRegistration riders)
    {
        var checker = new Checker();
        var command = new CaseCommand(checker.OperationId(request.OperationId), user.Subject(), CaseAction.Join);
        return !checker.Failed && (await riders.View(user)).Blocked
            ? Problem.Of(StatusCodes.Status403Forbidden, "rider_blocked")
            : await Act(id, command, checker, user, access);
    }

    private static Task<IResult> Reopen(string id, ReopenCaseRequest request, ClaimsPrincipal user, CaseAccess access)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var note = checker.Text(request.Note, "note", Limits.Note);
        return Act(id, new CaseCommand(operationId, user.Subject(), CaseAction.Reopen, note), checker, user, access);
    }

    private static async Task<IResult> Act(string id, CaseCommand command, Checker checker, ClaimsPrincipal user, CaseAccess access)
    {
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        return EntityIds.IsId(id)
            ? CaseProblems.Answer(await access.Grain(id).Act(command), view => access.Shown(view, user))
            : CaseProblems.NotFound;
    }

    /// <param name="cursor">The <c>next</c> of the page before.</param>
    /// <param name="limit">Cases of a page, 1 … 200.</param>
    /// <param name="user">The caller.</param>
    /// <param name="queries">Where cases are.</param>
    /// <param name="access">What may be done with a case.</param>
    private static async Task<IResult> Own(string? cursor, string? limit, ClaimsPrincipal user, CaseQueries queries, CaseAccess access)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var scope = ListCursor.Scope("own-cases", user.Subject());
        var after = checker.PageCursor(cursor, scope);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var page = await queries.OfRider(user.Subject(), after, most);
        return Results.Json(new CaseList([.. page.Items.Select(view => access.Shown(view, user))], ListCursor.Write(page.Next, scope)));
    }

    /// <summary>Degrees as a query has them; null for what is no number.</summary>
    public static double? Degrees(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;
}
