using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RedStation.Tests.Grains.Outbound;

/// <summary>A post as it arrived.</summary>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="Timestamp">The header <c>webhook-timestamp</c>.</param>
/// <param name="Signature">The header <c>webhook-signature</c>.</param>
/// <param name="Body">The body.</param>
internal sealed record ReceivedPost(string Id, string Timestamp, string Signature, string Body)
{
    public string Subject => (string)JsonNode.Parse(Body)!["subject"]!;
}

/// <summary>The other end of a webhook, on this machine, that does what a test tells it.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedPost> posts = new();

    private Receiver(WebApplication app) => this.app = app;

    /// <summary>Its address.</summary>
    public string Url => app.Urls.Single() + "/hook";

    /// <summary>What has arrived, in order.</summary>
    public IReadOnlyCollection<ReceivedPost> Posts => posts;

    /// <summary>The ids of what was taken, in order.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>What it answers: a status; it may take its time.</summary>
    public Func<ReceivedPost, HttpContext, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(StatusCodes.Status204NoContent);

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new Receiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Take(HttpContext context)
    {
        var request = context.Request;
        using var reader = new StreamReader(request.Body);
        var post = new ReceivedPost(
            (string?)request.Headers["webhook-id"] ?? "", (string?)request.Headers["webhook-timestamp"] ?? "",
            (string?)request.Headers["webhook-signature"] ?? "", await reader.ReadToEndAsync());
        posts.Enqueue(post);
        var status = await Answer(post, context);
        if (status is >= 200 and < 300)
        {
            Taken.Enqueue(post.Id);
        }

        context.Response.StatusCode = status;
    }
}
