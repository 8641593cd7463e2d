using System.Security.Claims;
using Microsoft.Extensions.Options;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Operations;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Api.Outbound;

/// <summary>An administrator registers where other systems want to be told events.</summary>
internal static class WebhookEndpoints
{
    private const string Tag = "Webhooks";

    public static void MapWebhooks(this IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags(Tag);
        webhooks.MapGet("/", List)
            .For(Roles.Admin)
            .WithSummary("Lists webhooks with what became of their events; never their secrets")
            .Produces<WebhookList>();
        webhooks.MapPost("/", Register)
            .For(Roles.Admin)
            .WithSummary("Registers a webhook: from now on, events are posted to it")
            .WithDescription(
                "Each event is a POST of one CloudEvents 1.0 document (`application/cloudevents+json`), signed as Standard Webhooks has it "
                + "(`webhook-id`, `webhook-timestamp`, `webhook-signature`). Anything but 2xx within 20 s is tried again, ten times in some three "
                + "days; 410 switches the webhook off. Events of one case come in their order; one may come twice, with the same id. The secret is "
                + "shown in this answer alone.")
            .Produces<WebhookSecretWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input", "webhook_address_refused")
            .Refuses(409, "too_many_webhooks", "operation_id_reused", "operation_id_too_old");
        webhooks.MapGet("/{id}", Get)
            .For(Roles.Admin)
            .WithSummary("Gets one webhook")
            .Produces<WebhookWire>().Refuses(404, "webhook_not_found");
        webhooks.MapPost("/{id}/rotate", Rotate)
            .For(Roles.Admin)
            .WithSummary("Gives a webhook a new secret, shown in this answer alone")
            .WithDescription("For 24 hours posts bear a signature by the secret before as well, until `previousSecretUntil`.")
            .Produces<WebhookSecretWire>()
            .Refuses(400, "invalid_input").Refuses(404, "webhook_not_found").Refuses(409, "operation_id_reused", "operation_id_too_old");
        webhooks.MapPost("/{id}/disable", Disable)
            .For(Roles.Admin)
            .WithSummary("Switches a webhook off; what still waited becomes dead letters. Repeating it changes nothing")
            .Produces<WebhookWire>().Refuses(404, "webhook_not_found");
        webhooks.MapPost("/{id}/enable", Enable)
            .For(Roles.Admin)
            .WithSummary("Switches a webhook on again. What happened meanwhile is in the feed, what was given up can be replayed")
            .Produces<WebhookWire>().Refuses(404, "webhook_not_found");
        webhooks.MapPost("/{id}/test", Test)
            .For(Roles.Admin)
            .WithSummary("Posts a test event, `cn.redstation.webhook.test`, to this webhook alone")
            .Produces<WebhookTestWire>(StatusCodes.Status202Accepted)
            .Refuses(400, "invalid_input").Refuses(404, "webhook_not_found").Refuses(409, "webhook_off");
    }

    private static async Task<IResult> List(WebhookStore webhooks) =>
        Results.Json(new WebhookList([.. (await webhooks.All()).Select(WebhookWire.Of)]));

    private static async Task<IResult> Get(string id, WebhookStore webhooks) => await Shown(id, webhooks);

    private static async Task<IResult> Register(
        RegisterWebhookRequest request, ClaimsPrincipal user, WebhookStore webhooks, SharedSecrets secrets, IOptions<OutboundOptions> options,
        TimeProvider clock)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var (url, description, types, districts) = checker.Webhook(request, options.Value);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var webhook = new Webhook(
            SubjectIds.New('w', clock), url, description, types, districts, WebhookStatus.Active, SharedSecrets.New(), null, null, clock.GetUtcNow());
        var added = await webhooks.Add(
            webhook, $"{user.Subject()} {operationId}", Fingerprint.Of("register-webhook", (url, description, types, districts)));
        if (added.Webhook is not { } kept)
        {
            return Problem.Of(StatusCodes.Status409Conflict, added.OperationReused ? "operation_id_reused" : "too_many_webhooks");
        }

        return secrets.IsShown(kept.PreviousSecret, kept.CreatedAt)
            ? Results.Json(
                new WebhookSecretWire(WebhookWire.Of((await webhooks.Listed(kept.Id))!), kept.Secret), statusCode: StatusCodes.Status201Created)
            : Problem.Of(StatusCodes.Status409Conflict, "operation_id_too_old");
    }

    private static async Task<IResult> Rotate(
        string id, RotateWebhookRequest request, ClaimsPrincipal user, WebhookStore webhooks, SharedSecrets secrets)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        return await webhooks.Find(id) is null
            ? NotFound
            : await secrets.Rotate(
                "webhook", id, user.Subject(), operationId, (secret, until, operation) => webhooks.Rotate(id, secret, until, operation),
                async operation => await webhooks.Rotated(id, operation) is { } rotated
                    ? Results.Json(new WebhookSecretWire(WebhookWire.Of((await webhooks.Listed(id))!), rotated.Secret))
                    : null);
    }

    private static async Task<IResult> Disable(string id, WebhookStore webhooks)
    {
        await webhooks.SwitchOff(id, WebhookStatus.Disabled);
        return await Shown(id, webhooks);
    }

    private static async Task<IResult> Enable(string id, WebhookStore webhooks)
    {
        await webhooks.Enable(id);
        return await Shown(id, webhooks);
    }

    private static async Task<IResult> Test(
        string id, TestWebhookRequest request, ClaimsPrincipal user, WebhookStore webhooks, OutboundEvents events, TimeProvider clock)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (await webhooks.Find(id) is not { } webhook)
        {
            return NotFound;
        }

        if (webhook.Status != WebhookStatus.Active)
        {
            return Off;
        }

        var test = TestEvent.Of(webhook, SubjectIds.From('t', $"{user.Subject()}/{id}", operationId), clock.GetUtcNow());
        await events.Add(test, id);
        return Results.Json(new WebhookTestWire(test.Id), statusCode: StatusCodes.Status202Accepted);
    }

    /// <summary>404 for an id that no webhook has.</summary>
    internal static IResult NotFound => Problem.Of(StatusCodes.Status404NotFound, "webhook_not_found");

    /// <summary>409 for one that is switched off.</summary>
    internal static IResult Off => Problem.Of(StatusCodes.Status409Conflict, "webhook_off");

    private static async Task<IResult> Shown(string id, WebhookStore webhooks) =>
        await webhooks.Listed(id) is { } listed ? Results.Json(WebhookWire.Of(listed)) : NotFound;
}
