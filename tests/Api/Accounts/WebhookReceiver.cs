using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RedStation.Tests.Api.Accounts;

/// <summary>What arrived at a webhook.</summary>
/// <param name="Path">Where.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Body">Its body as it came.</param>
internal sealed record WebhookPost(string Path, HeaderDictionary Headers, string Body);

/// <summary>The other end of a webhook, on this machine.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<WebhookPost> posts = new();

    private WebhookReceiver(WebApplication app) => this.app = app;

    /// <summary>Its address.</summary>
    public string Url => app.Urls.Single() + "/";

    /// <summary>What has arrived, in order.</summary>
    public IReadOnlyCollection<WebhookPost> Posts => posts;

    /// <summary>What it answers.</summary>
    public IResult Answer { get; set; } = Results.NoContent();

    /// <summary>Starts one.</summary>
    public static async Task<WebhookReceiver> StartAsync(CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(app);
        app.MapPost("/{**path}", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
            receiver.posts.Enqueue(
                new(request.Path, new HeaderDictionary(request.Headers.ToDictionary(header => header.Key, header => header.Value)), body));
            return receiver.Answer;
        });
        await app.StartAsync(stop);
        return receiver;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();
}
