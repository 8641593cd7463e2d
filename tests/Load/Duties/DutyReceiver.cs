using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using RedStation.Domain.Webhooks;
using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Duties;

/// <summary>The receiving end of a platform's webhook on this machine: takes everything at once and remembers it.</summary>
public sealed class DutyReceiver : IAsyncDisposable
{
    private readonly LoopbackListener listener;
    private readonly ConcurrentDictionary<string, ToldDuty> told = new();
    private readonly ConcurrentBag<string> wrong = [];

    /// <summary>Listens.</summary>
    public DutyReceiver() => listener = new LoopbackListener(Take);

    /// <summary>Where it is posted to.</summary>
    public string Url => listener.Url;

    /// <summary>What posts are signed with.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Called with each event the first time it comes. Must not wait.</summary>
    public Action<ToldDuty>? Came { get; set; }

    /// <summary>What was told, each event once.</summary>
    public IEnumerable<ToldDuty> Told => told.Values;

    /// <summary>Posts that could not be read.</summary>
    public IEnumerable<string> Wrong => wrong;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task Take(HttpListenerContext context)
    {
        var at = Moment.Now;
        try
        {
            using var bytes = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(bytes);
            Remember(context.Request, bytes.ToArray(), at);
            context.Response.StatusCode = (int)HttpStatusCode.NoContent;
            context.Response.Close();
        }
        catch (HttpListenerException)
        {
            // Whoever posted is gone, and will come again.
        }
#pragma warning disable CA1031 // Whatever cannot be read is what the run has to tell.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            wrong.Add("An event could not be read: " + fault.Message);
            context.Response.Abort();
        }
    }

    private void Remember(HttpListenerRequest request, byte[] body, long at)
    {
        var id = request.Headers["webhook-id"]!;
        var data = JsonNode.Parse(body)!["data"]!;
        var record = ((string)data["record"]!).Split('.')[1];
        var one = new ToldDuty(
            (string)JsonNode.Parse(body)!["type"]!,
            (string)data["dutyId"]!,
            (int)data["heldMinutes"]!,
            WebhookVerifier.Verify(
                new WebhookSigner([Secret]), id, request.Headers["webhook-timestamp"], request.Headers["webhook-signature"], body,
                DateTimeOffset.UtcNow),
            at,
            Encoding.UTF8.GetString(body) + Encoding.UTF8.GetString(Base64Url.DecodeFromChars(record)));
        if (told.TryAdd(id, one))
        {
            Came?.Invoke(one);
        }
    }
}
