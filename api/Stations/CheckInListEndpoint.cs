using System.Security.Claims;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Storage.Queries;

namespace RedStation.Api.Stations;

/// <summary><c>GET /stations/{id}/check-ins</c>: who was recognised, a page at a time or as a file.</summary>
internal static class CheckInListEndpoint
{
    private const int StandardPage = 50;

    private static readonly string[] Columns = ["at (UTC+8)", "displayName", "visiting", "door"];

    /// <param name="id">The station.</param>
    /// <param name="from">Only at or after it: a time with Z or an offset, or the beginning of a day (China's).</param>
    /// <param name="to">Only before it: a time, or the end of a day.</param>
    /// <param name="format"><c>json</c> or <c>csv</c>; without it the header Accept decides.</param>
    /// <param name="cursor">The <c>next</c> of the page before, with the same filters.</param>
    /// <param name="limit">Check-ins of a page, 1 … 200. A file holds up to 10,000 whatever it says.</param>
    /// <param name="user">The caller.</param>
    /// <param name="grains">Where stations are.</param>
    /// <param name="queries">Where check-ins are.</param>
    /// <param name="request">The request.</param>
    public static async Task<IResult> List(
        string id, string? from, string? to, string? format, string? cursor, string? limit,
        ClaimsPrincipal user, IGrainFactory grains, CheckInQueries queries, HttpRequest request)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var since = checker.From(from);
        var until = checker.To(to, since);
        var csv = checker.WantsCsv(format, request);
        var scope = ListCursor.Scope("check-ins", id, from, to);
        var after = checker.PageCursor(cursor, scope);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (!StationId.IsValid(id) || await grains.Station(id).GetSummary() is not { } station)
        {
            return StationProblems.NotFound;
        }

        var allowed = user.Role() == Roles.Device ? user.StationId() == id : user.MayActIn(station.District);
        if (!allowed)
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        if (!csv)
        {
            var page = await queries.List(id, after, most, since, until);
            return Results.Json(new CheckInList(
                [.. page.Items.Select(entry => new CheckInWire(entry.At, entry.DisplayName, entry.Visiting, entry.Door))],
                ListCursor.Write(page.Next, scope)));
        }

        return await CsvAnswer.OfPages("check-ins", Columns, Row, after, scope, behind => queries.List(id, behind, Limits.Page, since, until));
    }

    private static object?[] Row(CheckIn entry) => [entry.At, entry.DisplayName, entry.Visiting, WireNames.Of(entry.Door)];
}
