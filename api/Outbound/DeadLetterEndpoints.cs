using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Contracts;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Api.Outbound;

/// <summary>Events that a webhook was not told, and telling them again.</summary>
internal static class DeadLetterEndpoints
{
    private const int StandardPage = 50;

    public static void MapDeadLetters(this IEndpointRouteBuilder api)
    {
        var letters = api.MapGroup("/webhooks/{id}/dead-letters").WithTags("Webhooks");
        letters.MapGet("/", List)
            .For(Roles.Admin)
            .WithSummary("Lists events that a webhook was not told: given up after the last attempt, or when it was switched off")
            .Produces<DeadLetterList>().Refuses(400, "invalid_input").Refuses(404, "webhook_not_found");
        letters.MapPost("/replay", Replay)
            .For(Roles.Admin)
            .WithSummary("Has dead letters told again from the first attempt on: those with the given event ids, or all")
            .WithDescription(
                "They go out in their order, with the same ids; what came later of the same case may have arrived before. Repeating it changes "
                + "nothing.")
            .Produces<ReplayedWire>().Refuses(400, "invalid_input").Refuses(404, "webhook_not_found").Refuses(409, "webhook_off");
    }

    /// <param name="id">The webhook.</param>
    /// <param name="cursor">The <c>next</c> of the page before.</param>
    /// <param name="limit">Letters of a page, 1 … 200.</param>
    /// <param name="webhooks">The webhooks.</param>
    /// <param name="deliveries">What they were told.</param>
    /// <param name="options">What events name as their source.</param>
    private static async Task<IResult> List(
        string id, string? cursor, string? limit, WebhookStore webhooks, DeliveryStore deliveries, IOptions<OutboundOptions> options)
    {
        var checker = new Checker();
        var most = checker.Limit(limit, StandardPage);
        var scope = ListCursor.Scope("dead-letters", id);
        var own = checker.Cursor(cursor, scope);
        var after = 0L;
        checker.RequireCursor(own is null || long.TryParse(own, NumberStyles.None, CultureInfo.InvariantCulture, out after));
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (await webhooks.Find(id) is null)
        {
            return WebhookEndpoints.NotFound;
        }

        var found = await deliveries.Dead(id, after, most + 1);
        var next = found.Count > most ? found[most - 1].Event.Sequence.ToString(CultureInfo.InvariantCulture) : null;
        return Results.Json(new DeadLetterList(
            [.. found.Take(most).Select(letter => Wire(letter, options.Value.Source))], ListCursor.Write(next, scope)));
    }

    private static async Task<IResult> Replay(string id, ReplayDeadLettersRequest request, WebhookStore webhooks, DeliveryStore deliveries)
    {
        var checker = new Checker();
        var eventIds = request.EventIds is null ? null : (string?[])[.. checker.Set(request.EventIds, "eventIds", Limits.Page)];
        checker.Require(eventIds is null || eventIds.All(EntityIds.IsId), "eventIds", "ids of events");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (await webhooks.Find(id) is not { } webhook)
        {
            return WebhookEndpoints.NotFound;
        }

        return webhook.Status == WebhookStatus.Active
            ? Results.Json(new ReplayedWire(await deliveries.Replay(id, eventIds is null ? null : [.. eventIds.OfType<string>()])))
            : WebhookEndpoints.Off;
    }

    private static DeadLetterWire Wire(DeadLetter letter, string source) => new(
        letter.Event.Event.Id, letter.Attempts, letter.Failure, letter.TriedAt, letter.DeadAt,
        JsonSerializer.Deserialize<JsonElement>(CloudEvents.Write(letter.Event.Event, source)));
}
