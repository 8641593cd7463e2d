using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RedStation.Tests.Api.Riders;

/// <summary>A push service on this machine that keeps what it is posted.</summary>
internal sealed class RecordingPushService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> posts = new();

    private RecordingPushService(WebApplication app) => this.app = app;

    /// <summary>What the endpoints of subscriptions begin with.</summary>
    public string Url => app.Urls.Single() + "/";

    /// <summary>Which endpoints were posted what encrypted message, in order.</summary>
    public IReadOnlyCollection<(string Path, byte[] Body)> Posts => posts;

    /// <summary>Starts one.</summary>
    public static async Task<RecordingPushService> Start(CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var service = new RecordingPushService(app);
        app.MapPost("/{browser}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
            service.posts.Enqueue((request.Path, body.ToArray()));
            return Results.StatusCode(StatusCodes.Status201Created);
        });
        await app.StartAsync(stop);
        return service;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
