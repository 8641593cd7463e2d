using Microsoft.Extensions.Options;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;
using RedStation.Storage.Webhooks;

namespace RedStation.Silo.Outbound;

/// <summary>Posts an event to a webhook, once, signed as Standard Webhooks has it.</summary>
public sealed class WebhookPost : IDisposable
{
    private readonly OutboundOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient http;

    /// <summary>Posts over guarded connections.</summary>
    public WebhookPost(GuardedConnections connections, IOptions<OutboundOptions> options, TimeProvider time)
    {
        (this.options, this.time) = (options.Value, time);
        http = connections.NewClient();
    }

    /// <summary>Posts. What the receiver does wrong is the outcome, never an exception; of its answer nothing but the head is read.</summary>
    /// <exception cref="OperationCanceledException">The process ends; whether the receiver has taken it is not known.</exception>
    public Task<PostOutcome> Send(Webhook webhook, OutboundEvent one, CancellationToken stopping) => PostOutcome.Attempt(
        async cancellation =>
        {
            var now = time.GetUtcNow();
            var body = CloudEvents.Write(one, options.Source);
            using var request = SignedPost.Make(new Uri(webhook.Url), CloudEvents.MediaType, body, one.Id, now, webhook.Signer(now));
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return PostOutcome.Of(answer.StatusCode, answer.Headers.RetryAfter, time.GetUtcNow());
        },
        options.Timeout,
        time,
        stopping);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
