using RedStation.Api.Accounts;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Grains.Cases;
using RedStation.Storage.Queries;

namespace RedStation.Api.Cases;

/// <summary>People without account report cases, join them and follow them by a code, in districts that allow it.</summary>
internal static class PublicReportEndpoints
{
    private const int MostNearby = 20;

    /// <summary>Who knows an operation id is answered as its author is, so it must not be guessed.</summary>
    private const int LeastOperationId = 20;

    private const string Guarded =
        "Counted for each network address, block of addresses and district by the hour, as the rule `publicReportsPerHour` of the district says; "
        + "an address is kept as a digest, and for that hour alone. A repeat of what was taken is answered as the first time, whatever the limits.";

    public static void MapPublicReports(this IEndpointRouteBuilder api)
    {
        var reports = api.MapGroup("/public-reports").WithTags("Reports without account").AllowAnonymous();
        reports.MapGet("/form", Form)
            .WithSummary("Says whether a place's district takes reports without account, and gives the token that a report needs")
            .WithDescription("Without a place it only gives the token.")
            .Produces<PublicReportFormWire>().Refuses(400, "invalid_input");
        reports.MapGet("/nearby", Nearby)
            .WithSummary("Lists open cases of a class around a place, as far as everybody may know of them")
            .WithDescription(
                "At most 20, nearest first, within the radius of the class. `note` is empty until a dispatcher has opened the case. Only where the "
                + "district takes reports without account; elsewhere it is empty.")
            .Produces<NearbyCaseList>().Refuses(400, "invalid_input", "case_class_unknown");
        reports.MapPost("", Report)
            .WithSummary("Reports a case without account (居民上报)")
            .WithDescription(
                Guarded + " The answer has the code by which the case is followed, and the key for one photo. No name and no phone is asked, and "
                + "there are no points.")
            .Produces<PublicReportWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input", "case_class_unknown").Refuses(403, "form_token_invalid", "public_reports_closed")
            .Refuses(409, "operation_id_reused", "operation_id_too_old").Refuses(429, "public_reports_full", "too_many_reports");
        reports.MapPost("/join", Join)
            .WithSummary("\"Me too\" without account: counts one more, who may follow the case")
            .WithDescription(Guarded)
            .Produces<PublicReportWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input").Refuses(403, "form_token_invalid", "public_reports_closed").Refuses(404, "case_not_found")
            .Refuses(409, "case_wrong_status", "case_joined_by_many", "operation_id_reused", "operation_id_too_old")
            .Refuses(429, "public_reports_full", "too_many_reports");
        reports.MapPost("/status", Follow)
            .WithSummary("Gets the case that somebody has reported or joined, by the code that they were given")
            .WithDescription(
                "Every step as a rider who reported it reads it; nobody is named or told apart, and the reporters are none. What somebody else wrote "
                + "is empty until a dispatcher has opened the case; photos are those that were released. Of one address 20 wrong codes are answered "
                + "in ten minutes.")
            .Produces<CaseWire>()
            .Refuses(400, "invalid_input").Refuses(404, "report_code_unknown").Refuses(429, "too_many_report_codes");
    }

    /// <param name="lat">Latitude in degrees, WGS-84.</param>
    /// <param name="lon">Longitude in degrees, WGS-84.</param>
    /// <param name="reporting">What districts allow.</param>
    /// <param name="districts">Which district a place lies in.</param>
    /// <param name="response">The answer.</param>
    private static async Task<IResult> Form(
        string? lat, string? lon, PublicReporting reporting, DistrictMap districts, HttpResponse response)
    {
        var checker = new Checker();
        var place = lat is null && lon is null ? (GeoPoint?)null
            : checker.Position(new PositionInput(CaseEndpoints.Degrees(lat), CaseEndpoints.Degrees(lon)));
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        response.Headers.CacheControl = "no-store";
        return Results.Json(await reporting.Form(place is { } at ? districts.At(at)?.Adcode : null));
    }

    /// <param name="class">The class.</param>
    /// <param name="lat">Latitude in degrees, WGS-84.</param>
    /// <param name="lon">Longitude in degrees, WGS-84.</param>
    /// <param name="queries">Where cases are.</param>
    /// <param name="rules">The classes.</param>
    /// <param name="districts">Which district a place lies in.</param>
    /// <param name="reporting">What districts allow.</param>
    private static async Task<IResult> Nearby(
        string? @class, string? lat, string? lon, CaseQueries queries, ICaseRules rules, DistrictMap districts, PublicReporting reporting)
    {
        var checker = new Checker();
        var place = checker.Position(new PositionInput(CaseEndpoints.Degrees(lat), CaseEndpoints.Degrees(lon)));
        checker.Require(!string.IsNullOrEmpty(@class), "class", "a class");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var district = districts.At(place)?.Adcode;
        var classes = (await rules.Current()).ClassesOf(district).List.Classes;
        if (classes.FirstOrDefault(one => one.Id == @class) is not { } found)
        {
            return CaseProblems.Of(CaseRefusal.CaseClassUnknown);
        }

        var near = district is not null && await reporting.IsOpen(district)
            ? await queries.Near(found.Id, place, found.RadiusM, MostNearby)
            : [];
        return Results.Json(new NearbyCaseList([
            .. near.Where(one => PublicReportRules.IsShown(one.Case)).Select(one => new NearbyCaseWire(
                one.Case.Id, one.Case.Terms.ClassId, one.Case.Status, one.Case.Position, (int)Math.Round(one.DistanceM),
                PublicCaseRules.Of(one.Case).Description ?? "", one.Case.ReportedAt, one.Case.ReporterCount, [CaseAction.Join]))]));
    }

    private static async Task<IResult> Report(
        ReportAsResidentRequest request, PublicReporting reporting, CaseAccess access, ICaseRules rules, DistrictMap districts, TimeProvider clock,
        HttpContext context)
    {
        var now = clock.GetUtcNow();
        var checker = new Checker();
        var operationId = OperationId(checker, request.OperationId);
        var given = checker.OptionalLine(request.Class, "class", Limits.EntityId);
        var words = checker.OptionalText(request.Note, "note", Limits.Note);
        var position = checker.Position(request.Position);
        var observed = request.TakenAt?.ToUniversalTime();
        checker.Require(observed is not { } at || ReportRules.MayBeObservedAt(at, now), "takenAt", "within the last 30 days");
        checker.Require(given is not null || words is not null, "note", "words or a class");
        var district = checker.Failed ? null : districts.At(position);
        checker.Require(checker.Failed || district is not null, "position", "in a known district");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var reporter = ReporterOf(operationId);
        var grain = access.Grain(SubjectIds.From('c', reporter, operationId));
        // What was taken before is answered as it was then, whatever the district says now and however many there were since.
        if (await grain.Get() is null && await reporting.WhyNot(district!.Adcode, request.Token, request.Website, context) is { } refused)
        {
            return refused;
        }

        var list = (await rules.Current()).ClassesOf(district!.Adcode).List;
        var found = given is null ? ClassRules.Other(list) : list.Classes.FirstOrDefault(one => one.Id == given);
        var answer = await grain.Report(new ReportCase(
            operationId, reporter, given ?? found?.Id ?? "", position, district.Adcode, words ?? found?.Name ?? "", observed));
        return answer.Value is { } view ? await reporting.Taken(view, reporter) : CaseProblems.Of(answer.Refusal!.Value);
    }

    private static async Task<IResult> Join(JoinAsResidentRequest request, PublicReporting reporting, CaseAccess access, HttpContext context)
    {
        var checker = new Checker();
        var operationId = OperationId(checker, request.OperationId);
        checker.Require(EntityIds.IsId(request.CaseId), "caseId", "a case");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var grain = access.Grain(request.CaseId!);
        if (await grain.Get() is not { } before || !PublicReportRules.IsShown(before))
        {
            return CaseProblems.NotFound;
        }

        var reporter = ReporterOf(operationId);
        if (!before.Reporters.Contains(reporter)
            && await reporting.WhyNot(before.District, request.Token, request.Website, context) is { } refused)
        {
            return refused;
        }

        var answer = await grain.Act(new CaseCommand(operationId, reporter, CaseAction.Join));
        return answer.Value is { } view ? await reporting.Taken(view, reporter) : CaseProblems.Of(answer.Refusal!.Value);
    }

    private static async Task<IResult> Follow(
        FollowReportRequest request, PublicReporting reporting, CaseAccess access, TimeProvider clock, HttpContext context)
    {
        var checker = new Checker();
        var code = ReportCodes.Read(request.Code);
        checker.Require(code is not null, "code", "the 20 letters and digits that the report was answered with");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var (report, refused) = await reporting.Find(code!, context);
        if (report is null)
        {
            return refused!;
        }

        context.Response.Headers.CacheControl = "no-store";
        var view = await access.Grain(report.CaseId).Get();
        return view is null
            ? Problem.Of(StatusCodes.Status404NotFound, "report_code_unknown")
            : Results.Json(CaseWire.Of(CaseViews.ForResident(view, report.Reporter, clock.GetUtcNow())));
    }

    private static string OperationId(Checker checker, string? value)
    {
        var operationId = checker.OperationId(value);
        checker.Require(operationId.Length >= LeastOperationId, "operationId", "20 to 64 characters, made at random");
        return operationId;
    }

    /// <summary>A name for this report alone.</summary>
    private static string ReporterOf(string operationId) => PublicReporters.Named(SubjectIds.From('n', "public-report", operationId));
}
