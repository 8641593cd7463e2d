using System.Collections.Immutable;
using System.Security.Claims;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Grains.Cases;
using RedStation.Storage.Queries;

namespace RedStation.Api.Cases;

/// <summary><c>GET /cases</c>: what a dispatcher's districts have to do.</summary>
internal static class CaseInbox
{
    private const int StandardPage = 50;

    private static readonly string StatusRule = WireNames.Rule<CaseStatus>() + ", open, over";

    /// <param name="district">An adcode within one's own; a city's stands for all of its districts.</param>
    /// <param name="status">One or more statuses with commas between; <c>open</c> and <c>over</c> stand for all of these. Without it,
    /// <c>open</c>.</param>
    /// <param name="class">Only of this class.</param>
    /// <param name="unit">Only those that this unit has, or had last.</param>
    /// <param name="urgent"><c>true</c> leaves out what does not come before others.</param>
    /// <param name="text">Words to look for in what was reported, the unit, the class and the number, in any language; each must be found.</param>
    /// <param name="format"><c>json</c>, <c>csv</c> or <c>xlsx</c>; without it the header Accept decides.</param>
    /// <param name="cursor">The <c>next</c> of the page before, with the same filters.</param>
    /// <param name="limit">Cases of a page, 1 … 200. A file holds up to 10,000 whatever it says.</param>
    /// <param name="user">The caller.</param>
    /// <param name="queries">Where cases are.</param>
    /// <param name="access">What may be done with a case.</param>
    /// <param name="rules">The classes, which are found by their names.</param>
    /// <param name="http">The request.</param>
    public static async Task<IResult> List(
        string? district, string? status, string? @class, string? unit, string? urgent, string? text, string? format, string? cursor, string? limit,
        ClaimsPrincipal user, CaseQueries queries, CaseAccess access, ICaseRules rules, HttpRequest http)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        checker.Require(district is null || (district.Length == 6 && district.All(char.IsAsciiDigit)), "district", "an adcode of 6 digits");
        checker.Require(urgent is null or "true" or "false", "urgent", "true or false");
        checker.Require((unit?.Length ?? 0) <= Limits.Name, "unit", "a unit's name");
        checker.Require((@class?.Length ?? 0) <= Limits.EntityId, "class", "a class");
        var terms = CaseSearchText.Terms(text);
        checker.Require(text is null || (text.Length <= Limits.Name && !terms.IsEmpty), "text", "a letter or a digit");
        var statuses = new List<CaseStatus>();
        foreach (var name in (status ?? "open").Split(','))
        {
            var named = Named(name);
            checker.Require(!named.IsEmpty, "status", StatusRule);
            statuses.AddRange(named);
        }

        var form = checker.Format(format, http);
        var scope = ListCursor.Scope("cases", district, status, @class, unit, urgent, text);
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
        var inForce = await rules.Current();
        var filter = new CaseFilter(statuses, @class, unit, urgent == "true") { Search = Search(terms, inForce.ClassesOf(district).List) };
        if (form != ListFormat.Json)
        {
            var (found, rest) = await FilePages.Read(after, behind => queries.Inbox(reach, filter, behind, Limits.Page));
            var shown = found.Select(view => access.Shown(view, user));
            return form == ListFormat.Csv
                ? new CsvAnswer("cases", CaseFile.Columns, shown.Select(view => CaseFile.Row(view, inForce))) { Next = ListCursor.Write(rest, scope) }
                : new XlsxAnswer(
                    "cases", CaseFileTexts.Sheet, [.. CaseFile.Columns.Select(CaseFileTexts.Heading)],
                    shown.Select(view => CaseFile.SheetRow(view, inForce)))
                { Next = ListCursor.Write(rest, scope) };
        }

        var page = await queries.Inbox(reach, filter, after, most);
        return Results.Json(new CaseList([.. page.Items.Select(view => access.Shown(view, user))], ListCursor.Write(page.Next, scope)));
    }

    /// <summary>A class is written in a case by its id, and looked for by its name.</summary>
    private static ImmutableArray<CaseSearchTerm> Search(ImmutableArray<string> terms, CaseClassList list) =>
        [.. terms.Select(term => new CaseSearchTerm([term, .. list.Classes.Where(one => IsNamed(one, term)).Select(one => one.Id)]))];

    private static bool IsNamed(CaseClass one, string term) =>
        CaseSearchText.Plain(one.Name, one.NameEn, one.Category, one.CategoryEn).Contains(term, StringComparison.Ordinal);

    private static ImmutableArray<CaseStatus> Named(string name) => name switch
    {
        "open" => CaseLifecycle.OpenStatuses,
        "over" => CaseLifecycle.OverStatuses,
        _ => WireNames.TryRead<CaseStatus>(name, out var status) ? [status] : [],
    };
}
