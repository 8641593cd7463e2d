using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster;

/// <summary>A post to a webhook as it arrived.</summary>
/// <param name="Id">The header <c>webhook-id</c>.</param>
/// <param name="Subject">What it tells of.</param>
/// <param name="Ordinal">Which step of it.</param>
/// <param name="Body">The body.</param>
internal sealed record ToldEvent(string Id, string Subject, int Ordinal, string Body);

/// <summary>
/// The other end of a webhook. While it is broken it answers the first post of cases that are described by <see cref="Fails"/> with 500, and nothing
/// to later ones and to those of cases that are described by <see cref="Hangs"/>.
/// </summary>
internal sealed class WebhookListener : IAsyncDisposable
{
    public const string Fails = "the receiver fails";
    public const string Hangs = "the receiver hangs";

    private readonly LoopbackListener listener;
    private readonly ConcurrentQueue<ToldEvent> posts = new();
    private readonly ConcurrentQueue<ToldEvent> taken = new();
    private volatile bool isBroken = true;
    private int failed;
    private int hanging;

    public WebhookListener() => listener = new LoopbackListener(Take);

    public string Url => listener.Url;

    /// <summary>What has arrived, in order.</summary>
    public IReadOnlyCollection<ToldEvent> Posts => posts;

    /// <summary>What was answered with 204, in order.</summary>
    public IReadOnlyCollection<ToldEvent> Taken => taken;

    /// <summary>Whether one post was answered with 500 and another one waits for its answer.</summary>
    public bool HasFailedAndHangs => Volatile.Read(ref failed) > 0 && Volatile.Read(ref hanging) > 0;

    /// <summary>From now on it takes everything.</summary>
    public void Mend() => isBroken = false;

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task Take(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var body = await reader.ReadToEndAsync();
        var told = JsonNode.Parse(body)!;
        var id = context.Request.Headers["webhook-id"]!;
        var post = new ToldEvent(id, (string)told["subject"]!, int.Parse(id[(id.LastIndexOf('-') + 1)..], null), body);
        posts.Enqueue(post);
        var description = (string?)told["data"]?["description"];
        if (isBroken && description is Fails or Hangs)
        {
            if (description == Fails && Interlocked.CompareExchange(ref failed, 1, 0) == 0)
            {
                context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
                context.Response.Close();
                return;
            }

            if (description == Hangs)
            {
                Volatile.Write(ref hanging, 1);
            }

            // Until the other side is gone.
            return;
        }

        taken.Enqueue(post);
        context.Response.StatusCode = (int)HttpStatusCode.NoContent;
        context.Response.Close();
    }
}
