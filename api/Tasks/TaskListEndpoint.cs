using System.Collections.Immutable;
using System.Security.Claims;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Tasks;
using RedStation.Storage.Queries;

namespace RedStation.Api.Tasks;

/// <summary><c>GET /tasks</c>: the tasks of one's districts, a page at a time or as a file.</summary>
internal static class TaskListEndpoint
{
    private const int StandardPage = 50;

    private static readonly string StatusRule = WireNames.Rule<GovernanceTaskStatus>() + ", open, closed";

    private static readonly string[] Columns =
    [
        "id", "type", "status", "district", "lat", "lon", "note", "points", "minutes", "assignee", "assigneeName",
        "createdAt (UTC+8)", "deadline (UTC+8)", "overdue",
    ];

    /// <param name="district">An adcode within one's own; a city's stands for all of its districts.</param>
    /// <param name="status">One or more statuses with commas between; <c>open</c> and <c>closed</c> stand for all of these.</param>
    /// <param name="type">Only of this type.</param>
    /// <param name="from">Only opened at or after it: a time with Z or an offset, or the beginning of a day (China's).</param>
    /// <param name="to">Only opened before it: a time, or the end of a day.</param>
    /// <param name="changedFrom">Only changed at or after it: a time, or the beginning of a day.</param>
    /// <param name="format"><c>json</c> or <c>csv</c>; without it the header Accept decides.</param>
    /// <param name="cursor">The <c>next</c> of the page before, with the same filters.</param>
    /// <param name="limit">Tasks of a page, 1 … 200. A file holds up to 10,000 whatever it says.</param>
    /// <param name="user">The caller.</param>
    /// <param name="queries">Where tasks are.</param>
    /// <param name="request">The request.</param>
    public static async Task<IResult> List(
        string? district, string? status, string? type, string? from, string? to, string? changedFrom, string? format, string? cursor, string? limit,
        ClaimsPrincipal user, TaskQueries queries, HttpRequest request)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        checker.Require(district is null || (district.Length == 6 && district.All(char.IsAsciiDigit)), "district", "an adcode of 6 digits");
        var since = checker.From(from);
        var filter = new TaskFilter(checker.Named<TaskType>(type, "type"), since, checker.To(to, since), checker.From(changedFrom, "changedFrom"));
        List<GovernanceTaskStatus>? statuses = null;
        foreach (var name in status?.Split(',') ?? [])
        {
            var named = Named(name);
            checker.Require(!named.IsEmpty, "status", StatusRule);
            (statuses ??= []).AddRange(named);
        }

        var csv = checker.WantsCsv(format, request);
        var scope = ListCursor.Scope("tasks", district, status, type, from, to, changedFrom);
        var after = checker.PageCursor(cursor, scope);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (district is not null && !user.MayActIn(district))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "not_allowed");
        }

        IReadOnlyCollection<string>? reach = district is not null ? [district] : user.Role() == Roles.Admin ? null : user.Districts();
        if (!csv)
        {
            var page = await queries.List(reach, statuses, after, most, filter);
            return Results.Json(new TaskList([.. page.Items.Select(TaskViews.ForDispatcher)], ListCursor.Write(page.Next, scope)));
        }

        return await CsvAnswer.OfPages("tasks", Columns, Row, after, scope, behind => queries.List(reach, statuses, behind, Limits.Page, filter));
    }

    private static ImmutableArray<GovernanceTaskStatus> Named(string name) => name switch
    {
        "open" => TaskLifecycle.OpenStatuses,
        "closed" => TaskLifecycle.FinalStatuses,
        _ => WireNames.TryRead<GovernanceTaskStatus>(name, out var status) ? [status] : [],
    };

    private static object?[] Row(TaskView task) =>
    [
        task.Id, WireNames.Of(task.Type), WireNames.Of(task.Status), task.District, task.Position.Lat, task.Position.Lon, task.Note,
        task.Points, task.Minutes, task.Assignee, task.AssigneeName, task.CreatedAt, task.Deadline, task.Overdue,
    ];
}
