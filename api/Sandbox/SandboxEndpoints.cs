using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Problems;

namespace RedStation.Api.Sandbox;

/// <summary>What the page of the demo's platform shows and switches; and where the platform is told events.</summary>
internal static class SandboxEndpoints
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Maps them, also when there is no demo, to say so.</summary>
    public static void MapSandbox(this IEndpointRouteBuilder api)
    {
        api.MapGet("/sandbox", Get)
            .AllowAnonymous()
            .WithTags("Demo")
            .WithSummary("What the delivery platform of the demo was told, believed and has forgiven; 404 `not_demo` unless started with `--demo`")
            .Produces<SandboxWire>().Refuses(404, "not_demo");
        api.MapPut("/sandbox/mode", SetMode)
            .AllowAnonymous()
            .WithTags("Demo")
            .WithSummary("Changes how the delivery platform of the demo behaves: `normal`, `slow`, `down`, `refuses` or `forges`")
            .Produces<SandboxWire>().Refuses(400, "invalid_input").Refuses(404, "not_demo");
    }

    /// <summary>The platform's own address, which is none of ours.</summary>
    public static void MapSandboxWebhook(this IEndpointRouteBuilder app) =>
        app.MapPost("/sandbox/webhook", Take).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Get(IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetService<SandboxMemory>() is { } memory
            ? Results.Json(await Shown(memory, services.GetRequiredService<SandboxClient>(), cancellationToken))
            : Problem.Of(StatusCodes.Status404NotFound, "not_demo");

    private static async Task<IResult> SetMode(SandboxModeRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<SandboxMemory>() is not { } memory)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "not_demo");
        }

        var checker = new Checker();
        checker.Require(request.Mode is not null, "mode", "normal, slow, down, refuses or forges");
        if (checker.Failed)
        {
            return checker.ToResult();
        }

        memory.Mode = request.Mode!.Value;
        return Results.Json(await Shown(memory, services.GetRequiredService<SandboxClient>(), cancellationToken));
    }

    private static async Task<IResult> Take(HttpRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetService<SandboxReception>() is not { } reception)
        {
            return Problem.Of(StatusCodes.Status404NotFound, "not_demo");
        }

        using var body = await FileBody.Read(request, MostBytes, cancellationToken);
        return body is null
            ? Problem.Of(StatusCodes.Status413PayloadTooLarge, "body_too_large")
            : Results.StatusCode(await reception.Take(request.Headers, body.ToArray(), cancellationToken));
    }

    private static async Task<SandboxWire> Shown(SandboxMemory memory, SandboxClient client, CancellationToken cancellation) => new(
        client.PlatformId, SandboxPlatform.Name, memory.Mode, memory.TurnedAway, memory.Unbelieved,
        client.PlatformId is null ? null : await client.Pool(cancellation), memory.Duties);
}
