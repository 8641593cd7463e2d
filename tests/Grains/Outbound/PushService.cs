using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RedStation.Tests.Grains.Outbound;

/// <summary>A post as it arrived at a push service or a gateway.</summary>
internal sealed record PushedPost(string Path, HeaderDictionary Headers, byte[] Body);

/// <summary>A push service, or a gateway of text messages, on this machine.</summary>
internal sealed class PushService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<PushedPost> posts = new();

    private PushService(WebApplication app) => this.app = app;

    /// <summary>Its address, without a slash at the end.</summary>
    public string Url => app.Urls.Single();

    /// <summary>What has arrived, in order.</summary>
    public IReadOnlyCollection<PushedPost> Posts => posts;

    /// <summary>What it answers to a path.</summary>
    public Func<string, int> Answer { get; set; } = _ => StatusCodes.Status201Created;

    public static async Task<PushService> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var service = new PushService(app);
        app.Run(service.Take);
        await app.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = new HeaderDictionary(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value));
        posts.Enqueue(new PushedPost(context.Request.Path, headers, body.ToArray()));
        context.Response.StatusCode = Answer(context.Request.Path);
    }
}
