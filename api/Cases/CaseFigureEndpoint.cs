using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Grains.Cases;
using RedStation.Storage.Queries;

namespace RedStation.Api.Cases;

/// <summary>How well each district answers, for everybody.</summary>
internal static class CaseFigureEndpoint
{
    /// <summary>As long as they are kept before they are counted again.</summary>
    private const string Minute = "public, max-age=60";

    private static readonly string[] Columns =
    [
        "from (UTC+8)", "to (UTC+8)", "district", "districtName", "classId", "className", "received", "answered", "answeredWithin24Hours",
        "answeredWithin24HoursShare", "due", "closed", "closedInTime", "closedInTimeShare", "reworked", "reopened", "medianAnswerMinutes",
        "medianClosingHours",
    ];

    public static void MapCaseFigures(this IEndpointRouteBuilder api) => api.MapGet("/public/figures", Get)
        .AllowAnonymous().WithTags("Cases")
        .WithSummary("Gets how well each district answers: per class received, answered within 24 hours, closed in time, reworked, reopened, medians")
        .WithDescription(
            "Cases are counted by when they were reported, and as they are now: those from `from` on and before `to`, each a time or a day of "
            + "China's (`2026-11-30`, the last one included), 366 days at most, this month without them; `district` is the adcode of one. A share "
            + "or a median of fewer than 5 cases is null. Counted again after a minute. "
            + "`format=csv` or `Accept: text/csv` gives a file. Nothing tells of a single person.")
        .Produces<CaseFigureList>().Refuses(400, "invalid_input", "unknown_district");

    /// <param name="from">Only reported at or after it: a time with Z or an offset, or the beginning of a day (China's).</param>
    /// <param name="to">Only reported before it: a time, or the end of a day.</param>
    /// <param name="district">An adcode.</param>
    /// <param name="format"><c>json</c> or <c>csv</c>; without it the header Accept decides.</param>
    /// <param name="queries">Where the figures are.</param>
    /// <param name="rules">The names of classes.</param>
    /// <param name="districts">The names of districts.</param>
    /// <param name="clock">The time.</param>
    /// <param name="request">The request.</param>
    private static async Task<IResult> Get(
        string? from, string? to, string? district, string? format,
        CaseFigureQueries queries, ICaseRules rules, DistrictMap districts, TimeProvider clock, HttpRequest request)
    {
        var checker = new Checker();
        var since = checker.From(from);
        var asked = FigurePeriod.Between(since, checker.To(to, since), clock.GetUtcNow());
        checker.Require(checker.Failed || asked is not null, "to", "after from, by 366 days at most");
        checker.Require(district is null || districts.Find(district) is not null, "district", "a known adcode", "unknown_district");
        var csv = checker.WantsCsv(format, request);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var report = await queries.Of(asked!);
        var shown = report.Districts.Where(one => district is null || one.District == district).ToList();
        var classes = await rules.Current();
        var items = shown.SelectMany(one => Rows(one, classes, districts)).ToList();
        var total = district is null ? report.Total : shown.FirstOrDefault()?.Total ?? CaseFigures.Of([], report.CountedAt);
        return csv
            ? new CsvAnswer("figures", Columns, items.Select(item => Cells(asked!, item))) { CacheControl = Minute }
            : TaggedAnswer.Json(new CaseFigureList(asked!.From, asked.Until, report.CountedAt, total, items), Minute);
    }

    private static IEnumerable<CaseFigureWire> Rows(DistrictFigures district, CaseRuleSet rules, DistrictMap districts)
    {
        var named = districts.Find(district.District);
        var known = rules.ClassesOf(district.District).List.Classes.ToDictionary(one => one.Id);
        return district.Classes
            .Select(one => (one.ClassId, Class: known.GetValueOrDefault(one.ClassId), one.Figures))
            .Select(one => new CaseFigureWire(
                district.District, named?.Name, named?.NameEn, one.ClassId, one.Class?.Name, one.Class?.NameEn, one.Figures))
            .Prepend(new CaseFigureWire(district.District, named?.Name, named?.NameEn, null, null, null, district.Total));
    }

    private static IReadOnlyList<object?> Cells(FigurePeriod period, CaseFigureWire item) =>
    [
        period.From, period.Until, item.District, item.DistrictName, item.ClassId, item.ClassName,
        item.Figures.Received, item.Figures.Answered, item.Figures.AnsweredWithin24Hours, Rounded(item.Figures.AnsweredWithin24HoursShare, 4),
        item.Figures.Due, item.Figures.Closed, item.Figures.ClosedInTime, Rounded(item.Figures.ClosedInTimeShare, 4),
        item.Figures.Reworked, item.Figures.Reopened, Rounded(item.Figures.MedianAnswerMinutes, 1), Rounded(item.Figures.MedianClosingHours, 2),
    ];

    private static double? Rounded(double? number, int digits) => number is { } value ? Math.Round(value, digits) : null;
}
