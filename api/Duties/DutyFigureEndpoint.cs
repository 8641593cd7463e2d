using System.Collections.Immutable;
using System.Globalization;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain;
using RedStation.Domain.Districts;
using RedStation.Domain.Partners;
using RedStation.Storage.Queries;

namespace RedStation.Api.Duties;

/// <summary>What linked riders have done and were forgiven, for everybody.</summary>
internal static class DutyFigureEndpoint
{
    private const string Form = "yyyy-MM";

    public static void MapDutyFigures(this IEndpointRouteBuilder api) => api.MapGet("/public/duty-figures", Get)
        .AllowAnonymous().WithTags("Partners")
        .WithSummary("Gets what riders linked to delivery platforms have done in a month, and how many minutes were forgiven, by district")
        .WithDescription(
            "Sums over all platforms, of tasks whose work was submitted in the month. A month is there two days after its end and stays as it is; "
            + "the last one without `month`. No figure is of fewer than 10 riders: districts of fewer are left out, and others with them, so that "
            + "taking the districts from the total tells of no fewer either.")
        .Produces<DutyFigureList>().Refuses(400, "invalid_input");

    /// <param name="month">The month, <c>yyyy-MM</c>; the last that is final without it.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="districts">The names of districts.</param>
    /// <param name="clock">The time.</param>
    /// <param name="response">The answer.</param>
    private static async Task<IResult> Get(
        string? month, DutyFigureQueries figures, DistrictMap districts, TimeProvider clock, HttpResponse response)
    {
        var now = clock.GetUtcNow();
        var first = Last(now);
        var read = month is null || DateOnly.TryParseExact(month, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out first);
        var checker = new Checker();
        checker.Require(read && first.Year >= 2020 && DutyFigureRules.IsFinal(first, now), "month", "yyyy-MM, of a month that ended two days ago");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var (total, found) = await figures.Of(first);
        response.Headers.CacheControl = "public, max-age=3600";
        return Results.Json(new DutyFigureList(
            first.ToString(Form, CultureInfo.InvariantCulture),
            total is null ? null : Wire(total, districts),
            [.. found.Select(one => Wire(one, districts))]));
    }

    private static DateOnly Last(DateTimeOffset now)
    {
        var today = ChinaTime.Day(now);
        var month = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        return DutyFigureRules.IsFinal(month, now) ? month : month.AddMonths(-1);
    }

    private static DutyFigureWire Wire(DutyFigures figures, DistrictMap districts)
    {
        var named = figures.District is { } adcode ? districts.Find(adcode) : null;
        return new DutyFigureWire(figures.District, named?.Name, named?.NameEn, figures.Riders, figures.Duties, figures.GrantedMinutes);
    }
}

/// <summary>Figures of a month.</summary>
/// <param name="Month">The month, <c>yyyy-MM</c>, China's.</param>
/// <param name="Total">Of all districts; null when there were fewer than 10 riders.</param>
/// <param name="Items">By district, those of which figures can be told.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record DutyFigureList(string Month, DutyFigureWire? Total, ImmutableArray<DutyFigureWire> Items, string? Next = null);

/// <summary>What linked riders have done, and what was forgiven for it.</summary>
/// <param name="District">The adcode; null for all.</param>
/// <param name="DistrictName">Its Chinese name.</param>
/// <param name="DistrictNameEn">Its English name.</param>
/// <param name="Riders">How many riders, ≥ 10.</param>
/// <param name="Duties">How many tasks of theirs were done.</param>
/// <param name="GrantedMinutes">How many minutes platforms have forgiven for them.</param>
public sealed record DutyFigureWire(
    string? District, string? DistrictName, string? DistrictNameEn, int Riders, long Duties, long GrantedMinutes);
