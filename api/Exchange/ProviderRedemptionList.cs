using System.Security.Claims;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Exchange;
using RedStation.Storage.Providers;
using RedStation.Storage.Queries;

namespace RedStation.Api.Exchange;

/// <summary><c>GET /providers/{id}/redemptions</c>: what was reserved and handed over, a page at a time or as a file.</summary>
internal static class ProviderRedemptionList
{
    private const int StandardPage = 50;

    private static readonly string[] Columns =
    [
        "id", "service", "name", "rider", "points", "status", "reservedAt (UTC+8)",
        "slotStart (UTC+8)", "deliveredAt (UTC+8)", "deliveredWhere", "stars",
        "comment",
    ];

    /// <param name="id">The provider.</param>
    /// <param name="status">Only those that stand there.</param>
    /// <param name="from">Only handed over at or after it: a time with Z or an offset, or the beginning of a day (China's).</param>
    /// <param name="to">Only handed over before it: a time, or the end of a day.</param>
    /// <param name="format"><c>json</c> or <c>csv</c>; without it the header Accept decides.</param>
    /// <param name="cursor">The <c>next</c> of the page before, with the same filters.</param>
    /// <param name="limit">Redemptions of a page, 1 … 200. A file holds up to 10,000 whatever it says.</param>
    /// <param name="user">The caller.</param>
    /// <param name="providers">Where providers are.</param>
    /// <param name="queries">Where redemptions are.</param>
    /// <param name="clock">The time.</param>
    /// <param name="request">The request.</param>
    public static async Task<IResult> List(
        string id, string? status, string? from, string? to, string? format, string? cursor, string? limit,
        ClaimsPrincipal user, ProviderStore providers, RedemptionQueries queries, TimeProvider clock, HttpRequest request)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var since = checker.From(from);
        var until = checker.To(to, since);
        var only = checker.Named<RedemptionStatus>(status, "status");
        var csv = checker.WantsCsv(format, request);
        var scope = ListCursor.Scope("provider-redemptions", id, status, from, to);
        var after = checker.PageCursor(cursor, scope);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (await ProviderAccess.WhyNot(id, user, providers) is { } refused)
        {
            return refused;
        }

        if (!csv)
        {
            var page = await queries.OfProvider(id, only, since, until, after, most);
            return Results.Json(new RedemptionList(
                [.. page.Items.Select(redemption => RedemptionWire.Of(RedemptionViews.ForStaff(redemption, user.Subject(), clock.GetUtcNow())))],
                ListCursor.Write(page.Next, scope)));
        }

        return await CsvAnswer.OfPages(
            "redemptions", Columns, Row, after, scope, behind => queries.OfProvider(id, only, since, until, behind, Limits.Page));
    }

    private static object?[] Row(RedemptionView redemption) =>
    [
        redemption.Id, redemption.ServiceId, redemption.Name, redemption.RiderName, redemption.Points, WireNames.Of(redemption.Status),
        redemption.ReservedAt,
        redemption.SlotStart, redemption.DeliveredAt, redemption.DeliveredWhere, redemption.Stars, redemption.Comment,
    ];
}
