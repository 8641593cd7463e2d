using System.Security.Claims;
using Microsoft.Extensions.Options;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Riders;
using RedStation.Storage.Dispatch;

namespace RedStation.Api.Tasks;

/// <summary>By which rule tasks are offered, for everybody; and to each rider, what it came to for them.</summary>
internal static class DispatchRuleEndpoints
{
    private const int StandardPage = 50;

    public static void MapDispatchRule(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dispatch-rule", Rule)
            .AllowAnonymous()
            .WithTags("Tasks")
            .WithSummary("Gets the rule by which tasks are offered to riders, in the numbers that are in force")
            .WithDescription(
                "Rings are searched one after the other; in each the nearest riders are asked who are on duty and free, have not reached the limit, "
                + "have the skills, whose place a fresh fix tells, and whose order leaves time for the way, the work and the margin. Nothing else "
                + "counts: no rank, no payment, no earlier answers.")
            .Produces<DispatchRuleWire>();
        api.MapGet("/public/dispatch-spread", Spread)
            .AllowAnonymous()
            .WithTags("Tasks")
            .WithSummary("Gets how evenly offers are spread between the riders of each district, over the last 30 days")
            .WithDescription(
                "Tasks that a rider was offered for each hour on duty: the middle of all, and the Gini coefficient (0: all the same; towards 1: all "
                + "to one). Of districts with fewer than 10 riders who were on duty for an hour at least nothing is told. A rider counts where they "
                + "are at home, with shifts that are over. Counted at most every ten minutes.")
            .Produces<CountedSpread>();
        api.MapGet("/riders/me/dispatch-record", Record)
            .For(Roles.Rider)
            .WithTags("Tasks")
            .WithSummary("Lists why tasks near the rider were offered to them or were not, in the last 30 days, the last first")
            .WithDescription(
                "One line for each task, with the last decision, while the rider was on duty and near: within 3 km, of the 40 nearest. `withinM` is "
                + "how far they were, roughly: 500, 1,000, 2,000 or 5,000 metres; null for further or not known. Written down some moments after "
                + "the search; what a server that failed had not written yet is missing.")
            .Produces<DispatchRecordList>().Refuses(400, "invalid_input");
    }

    private static IResult Rule(IOptions<DispatchOptions> dispatch, IOptions<RiderOptions> riders)
    {
        var (rule, limits) = (dispatch.Value, riders.Value);
        return Results.Json(new DispatchRuleWire(
            [.. rule.Rings], (int)rule.OfferLife.TotalSeconds, (int)rule.Margin.TotalMinutes, rule.TravelSpeed, rule.Detour,
            (int)rule.PositionLife.TotalSeconds, FixRules.CoarsestM, (int)limits.DailyLimit.TotalMinutes));
    }

    private static async Task<IResult> Spread(DispatchSpreadQueries spread, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=600";
        return Results.Json(await spread.Count());
    }

    /// <param name="cursor">The <c>next</c> of the page before.</param>
    /// <param name="limit">Decisions of a page, 1 … 200.</param>
    /// <param name="user">The caller.</param>
    /// <param name="store">Where decisions are.</param>
    /// <param name="response">The answer.</param>
    private static async Task<IResult> Record(string? cursor, string? limit, ClaimsPrincipal user, DispatchRecordStore store, HttpResponse response)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var scope = ListCursor.Scope("dispatch-record", user.Subject());
        var after = checker.PageCursor(cursor, scope);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        response.Headers.CacheControl = "no-store";
        var page = await store.Of(user.Subject(), after, most);
        return Results.Json(new DispatchRecordList(page.Items, ListCursor.Write(page.Next, scope)));
    }
}
