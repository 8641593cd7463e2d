using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;
using RedStation.Storage.Queries;

namespace RedStation.Api.Outbound;

/// <summary>The same events for who rather asks than is told.</summary>
internal static class CaseEventEndpoints
{
    private const int StandardPage = 100;

    public static void MapCaseEvents(this IEndpointRouteBuilder api) => api.MapGet("/events", Feed)
        .For(Roles.Partner, Roles.Admin)
        .WithTags("Webhooks")
        .WithSummary("Gets events of cases after a cursor, in the order in which webhooks are told them")
        .WithDescription(
            "For a partner those of its districts. Ask again with `after` set to the `next` of the answer before: `next` is always there, and "
            + "nothing is missed or told twice. Without `after` it begins with the first event that is kept: events are kept for 30 days, or as the "
            + "installation says. When events after `after` are gone the refusal's `next` is where to go on: read the cases themselves first.")
        .Produces<CaseEventList>().Refuses(400, "invalid_input").Refuses(410, "case_events_gone");

    /// <param name="after">The <c>next</c> of the answer before.</param>
    /// <param name="limit">Events of an answer, 1 … 200.</param>
    /// <param name="user">The caller.</param>
    /// <param name="events">The events.</param>
    /// <param name="options">What they name as their source.</param>
    private static async Task<IResult> Feed(
        string? after, string? limit, ClaimsPrincipal user, OutboundEventQueries events, IOptions<OutboundOptions> options)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var last = 0L;
        var read = after is null || long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out last);
        checker.Require(read, "after", "the next of an answer before");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var found = await events.After(after is null ? null : last, user.Role() == Roles.Admin ? null : user.Districts(), most);
        if (found.IsGone)
        {
            return Problem.Of(
                StatusCodes.Status410Gone, "case_events_gone", extensions: new Dictionary<string, object?> { ["next"] = Cursor(found.Horizon) });
        }

        var next = Cursor(found.Events.Count > 0 ? found.Events[^1].Sequence : Math.Max(last, found.Horizon));
        return Results.Json(new CaseEventList(
            [.. found.Events.Select(one => JsonSerializer.Deserialize<JsonElement>(CloudEvents.Write(one.Event, options.Value.Source)))], next));
    }

    private static string Cursor(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);
}
