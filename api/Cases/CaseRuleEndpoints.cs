using System.Security.Claims;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Grains.Settings;
using RedStation.Silo.Settings;
using RedStation.Storage.Cases;

namespace RedStation.Api.Cases;

/// <summary>The classes and the calendars that cases go by.</summary>
internal static class CaseRuleEndpoints
{
    private const string Tag = "Cases";

    private const string Whole =
        "A version is published as a whole, and the latest of its scope is in force: in every process within seconds. `basedOn` is the number of the "
        + "version before; when somebody else has published since, it is refused.";

    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSettings<PublicReportOptions>(PublicReportOptions.Section);
        return services
            .AddSingleton<CaseAccess>()
            .AddSingleton<CaseAttachments>()
            .AddSingleton<CaseRulePublishing>()
            .AddSingleton<CalendarPreview>()
            .AddSingleton<PublicReporting>();
    }

    public static void MapCaseRules(this IEndpointRouteBuilder api)
    {
        api.MapGet("/case-classes", Classes)
            .AllowAnonymous().WithTags(Tag)
            .WithSummary("Gets the classes of cases in force in a district, with their deadlines, and the templates for refusing a report")
            .WithDescription(
                "A district's own list stands instead of the city's. `lat` and `lon` stand for the district that the place lies in, which the answer "
                + "names as `place`. Without any of them, the city's.")
            .Produces<CaseClassesWire>().Refuses(400, "invalid_input", "unknown_district");
        api.MapGet("/work-calendars", Calendar)
            .AllowAnonymous().WithTags(Tag)
            .WithSummary("Gets the calendar by which a district's deadlines are counted")
            .WithDescription("A district's own calendar stands instead of the city's. Without `district`, the city's. Days and times are China's.")
            .Produces<WorkCalendarWire>().Refuses(400, "unknown_district");
        api.MapPost("/case-classes/versions", PublishClasses)
            .For(Roles.Admin).WithTags(Tag)
            .WithSummary("Publishes the classes of the whole city or of a district")
            .WithDescription(Whole + " Cases keep the class and the limits that they were given.")
            .Produces<CaseClassesWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input", "unknown_district").Refuses(409, "outdated_version", "operation_id_reused", "operation_id_too_old");
        api.MapPost("/work-calendars:preview", PreviewCalendar)
            .For(Roles.Admin).WithTags(Tag)
            .WithSummary("Checks a calendar and says how many deadlines of open cases it would move; changes nothing")
            .WithDescription("`operationId` and `note` are not needed.")
            .Produces<WorkCalendarPreviewWire>()
            .Refuses(400, "invalid_input", "unknown_district").Refuses(409, "outdated_version");
        api.MapPost("/work-calendars/versions", PublishCalendar)
            .For(Roles.Admin).WithTags(Tag)
            .WithSummary("Publishes the calendar of the whole city or of a district")
            .WithDescription(Whole + " Deadlines of open cases are computed anew within a minute.")
            .Produces<WorkCalendarWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input", "unknown_district").Refuses(409, "outdated_version", "operation_id_reused", "operation_id_too_old");
    }

    /// <param name="district">The adcode of a district.</param>
    /// <param name="lat">Latitude in degrees, WGS-84, of a place in place of a district.</param>
    /// <param name="lon">Longitude in degrees, WGS-84.</param>
    /// <param name="rules">The classes.</param>
    /// <param name="districts">Which district a place lies in.</param>
    private static async Task<IResult> Classes(string? district, string? lat, string? lon, CaseRuleCache rules, DistrictMap districts)
    {
        if (lat is null && lon is null)
        {
            return IsKnown(district, districts) ? Results.Json(ClassesOf(district, await rules.Current())) : UnknownDistrict();
        }

        var checker = new Checker();
        checker.Require(district is null, "district", "not together with lat and lon");
        var place = checker.Position(new PositionInput(CaseEndpoints.Degrees(lat), CaseEndpoints.Degrees(lon)));
        var found = checker.Failed ? null : districts.At(place)?.Adcode;
        checker.Require(checker.Failed || found is not null, "position", "in a known district");
        return checker.Failed ? checker.ToResult() : Results.Json(ClassesOf(found, await rules.Current()));
    }

    private static async Task<IResult> Calendar(string? district, CaseRuleCache rules, DistrictMap districts) =>
        IsKnown(district, districts) ? Results.Json(CalendarOf(district, await rules.Current())) : UnknownDistrict();

    private static Task<IResult> PublishClasses(
        PublishCaseClassesRequest request, ClaimsPrincipal user, CaseRuleCache rules, CaseRulePublishing publishing)
    {
        var checker = new Checker();
        var draft = checker.Classes(request);
        return publishing.Publish(
            CaseRuleKinds.Classes,
            new CaseRuleHeader(request.OperationId, request.District, request.BasedOn, request.Note),
            draft, checker, user,
            async () => Results.Json(ClassesOf(request.District, await rules.Current()), statusCode: StatusCodes.Status201Created));
    }

    private static Task<IResult> PublishCalendar(
        PublishWorkCalendarRequest request, ClaimsPrincipal user, CaseRuleCache rules, CaseRulePublishing publishing)
    {
        var checker = new Checker();
        var draft = checker.Calendar(request);
        return publishing.Publish(
            CaseRuleKinds.Calendar,
            new CaseRuleHeader(request.OperationId, request.District, request.BasedOn, request.Note),
            draft, checker, user,
            async () => Results.Json(CalendarOf(request.District, await rules.Current()), statusCode: StatusCodes.Status201Created));
    }

    private static Task<IResult> PreviewCalendar(PublishWorkCalendarRequest request, DistrictMap districts, CalendarPreview preview)
    {
        var checker = new Checker();
        var draft = checker.Calendar(request);
        checker.Require(request.BasedOn >= 0, "basedOn", "the number of the version before, 0 for none");
        checker.Require(IsKnown(request.District, districts), "district", "a known adcode", "unknown_district");
        return checker.Failed ? Task.FromResult(checker.ToResult()) : preview.Of(request.District, request.BasedOn!.Value, draft!);
    }

    private static CaseClassesWire ClassesOf(string? district, CaseRuleSet rules)
    {
        var (own, number, list) = rules.ClassesOf(district);
        return new CaseClassesWire(own, number, list.Classes, list.Reasons, district);
    }

    private static WorkCalendarWire CalendarOf(string? district, CaseRuleSet rules)
    {
        var (own, number, calendar) = rules.CalendarOf(district);
        return new WorkCalendarWire(own, number, calendar);
    }

    private static bool IsKnown(string? district, DistrictMap districts) => district is null || districts.Find(district) is not null;

    private static IResult UnknownDistrict() => Problem.Of(
        StatusCodes.Status400BadRequest, "unknown_district", [new FieldError("district", "a known adcode", "unknown_district")]);
}
