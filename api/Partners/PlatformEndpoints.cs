using System.Security.Claims;
using Microsoft.Extensions.Options;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Identity;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Operations;
using RedStation.Domain.Partners;
using RedStation.Storage.Outbound;
using RedStation.Storage.Partners;

namespace RedStation.Api.Partners;

/// <summary>An administrator registers delivery platforms.</summary>
internal static class PlatformEndpoints
{
    private static IResult NotFound => Problem.Of(StatusCodes.Status404NotFound, "platform_not_found");

    public static void MapPlatforms(this IEndpointRouteBuilder api)
    {
        var platforms = api.MapGroup("/platforms").WithTags("Platforms");
        platforms.MapGet("/", List)
            .For(Roles.Admin)
            .WithSummary("Lists delivery platforms, suspended ones too; never their secrets")
            .Produces<PlatformList>();
        platforms.MapPost("/", Register)
            .For(Roles.Admin)
            .WithSummary("Registers a delivery platform: riders can link their accounts to it from now on")
            .WithDescription(
                "Its id is its OAuth client id; `/.well-known/openid-configuration` says the rest. Its secrets are shown in this answer alone: the "
                + "one that it shows at `/connect/token`, and the one that posts to its webhook are signed with. Instead of its secret it may show "
                + "an assertion by one of its keys (`private_key_jwt`). Its webhook is told events of its own riders alone.")
            .Produces<PlatformSecretWire>(StatusCodes.Status201Created)
            .Refuses(400, "invalid_input", "webhook_address_refused")
            .Refuses(409, "too_many_platforms", "too_many_webhooks", "operation_id_reused", "operation_id_too_old");
        platforms.MapGet("/{id}", Get)
            .For(Roles.Admin)
            .WithSummary("Gets one delivery platform")
            .Produces<PlatformWire>().Refuses(404, "platform_not_found");
        platforms.MapPut("/{id}", Change)
            .For(Roles.Admin)
            .WithSummary("Changes what is said of a delivery platform")
            .WithDescription(
                "Everything is replaced but its status and its secret. With another `webhookUrl` it gets a new webhook, whose secret is shown in "
                + "this answer alone; what the old one was not told yet is kept among its dead letters.")
            .Produces<PlatformSecretWire>()
            .Refuses(400, "invalid_input", "webhook_address_refused").Refuses(404, "platform_not_found")
            .Refuses(409, "too_many_webhooks", "operation_id_reused", "operation_id_too_old");
        platforms.MapPost("/{id}/rotate", Rotate)
            .For(Roles.Admin)
            .WithSummary("Gives a platform a new secret, shown in this answer alone; for 24 hours the one before works too")
            .Produces<PlatformSecretWire>()
            .Refuses(400, "invalid_input").Refuses(404, "platform_not_found").Refuses(409, "operation_id_reused", "operation_id_too_old");
        platforms.MapPost("/{id}/suspend", (string id, PlatformStore store, PlatformDesk desk) => Set(id, PlatformStatus.Suspended, store, desk))
            .For(Roles.Admin)
            .WithSummary("Suspends a platform: nobody can link, it is told nothing, its tokens are refused at once. Repeating it changes nothing")
            .Produces<PlatformWire>().Refuses(404, "platform_not_found");
        platforms.MapPost("/{id}/enable", (string id, PlatformStore store, PlatformDesk desk) => Set(id, PlatformStatus.Active, store, desk))
            .For(Roles.Admin)
            .WithSummary("Lets a platform take part again. Repeating it changes nothing")
            .Produces<PlatformWire>().Refuses(404, "platform_not_found");
    }

    private static async Task<IResult> List(PlatformStore store, PlatformDesk desk)
    {
        var wires = new List<PlatformWire>();
        foreach (var client in await store.All())
        {
            wires.Add(await desk.Wire(client));
        }

        return Results.Json(new PlatformList([.. wires]));
    }

    private static async Task<IResult> Get(string id, PlatformStore store, PlatformDesk desk) =>
        await store.Find(id) is { } client ? Results.Json(await desk.Wire(client)) : NotFound;

    private static async Task<IResult> Register(
        RegisterPlatformRequest request, ClaimsPrincipal user, PlatformDesk desk, PlatformSecrets secrets, IOptions<OutboundOptions> options,
        TimeProvider clock, HttpResponse response)
    {
        var checker = new Checker();
        var operation = $"{user.Subject()} {checker.OperationId(request.OperationId)}";
        var terms = checker.Platform(request, options.Value);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        var registered = await desk.Register(terms, operation);
        if (registered.Client is not { } client)
        {
            return Problem.Of(StatusCodes.Status409Conflict, registered.Refusal!);
        }

        // A secret that was changed since is told no more, and none for ever.
        if (client.Rotation is not null || clock.GetUtcNow() > client.Platform.CreatedAt + PlatformDesk.ShownFor)
        {
            return Problem.Of(StatusCodes.Status409Conflict, "operation_id_too_old");
        }

        response.Headers.CacheControl = "no-store";
        return Results.Json(
            new PlatformSecretWire(await desk.Wire(client), secrets.Of(client.Platform.Id, operation), registered.WebhookSecret),
            statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Change(
        string id, RegisterPlatformRequest request, ClaimsPrincipal user, PlatformStore store, PlatformDesk desk, OperationReplay replay,
        IOptions<OutboundOptions> options, HttpResponse response)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        var terms = checker.Platform(request, options.Value);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (await store.Find(id) is not { } before)
        {
            return NotFound;
        }

        PlatformRegistered? changed = null;
        var (recall, outcome) = await replay.Do(
            "platforms/" + user.Subject(), operationId, Fingerprint.Of("change-platform", (id, terms.Words)), async () =>
            {
                changed = await desk.Change(before, terms, $"{user.Subject()} {operationId}");
                return changed.Refusal ?? "";
            });
        if (OperationReplay.Refused(recall) is { } refused)
        {
            return refused;
        }

        response.Headers.CacheControl = "no-store";
        return outcome.Length > 0
            ? Problem.Of(StatusCodes.Status409Conflict, outcome)
            : Results.Json(new PlatformSecretWire(await desk.Wire((await store.Find(id))!), null, changed?.WebhookSecret));
    }

    private static async Task<IResult> Rotate(
        string id, RotatePlatformSecretRequest request, ClaimsPrincipal user, PlatformStore store, PlatformDesk desk, PlatformSecrets secrets,
        OperationReplay replay, HttpResponse response)
    {
        var checker = new Checker();
        var operationId = checker.OperationId(request.OperationId);
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        if (await store.Find(id) is null)
        {
            return NotFound;
        }

        var operation = $"{user.Subject()} {operationId}";
        var (recall, _) = await replay.Do("platforms/" + user.Subject(), operationId, Fingerprint.Of("rotate-platform", id), async () =>
        {
            await desk.Rotate(id, operation);
            return "";
        });
        var client = (await store.Find(id))!;
        if ((OperationReplay.Refused(recall) ?? (client.Rotation == operation ? null : OperationReplay.Refused(ReplayStatus.TooOld))) is { } refused)
        {
            return refused;
        }

        response.Headers.CacheControl = "no-store";
        return Results.Json(new PlatformSecretWire(await desk.Wire(client), secrets.Of(id, operation), null));
    }

    private static async Task<IResult> Set(string id, PlatformStatus status, PlatformStore store, PlatformDesk desk)
    {
        if (await store.SetStatus(id, status) is not { } client)
        {
            return NotFound;
        }

        await desk.SwitchWebhook(client.Platform);
        return Results.Json(await desk.Wire(client));
    }
}
