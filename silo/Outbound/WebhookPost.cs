using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using RedStation.Domain.Outbound;
using RedStation.Domain.Webhooks;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>Posts an event to a webhook, once, signed as Standard Webhooks has it.</summary>
public sealed class WebhookPost : IDisposable
{
    private const int MostHeaderKilobytes = 16;

    private readonly OutboundOptions options;
    private readonly TimeProvider time;
    private readonly HttpClient http;

    /// <summary>Makes the client: it follows no redirect, uses no proxy and keeps no cookie.</summary>
    public WebhookPost(GuardedConnections connections, IOptions<OutboundOptions> options, TimeProvider time)
    {
        (this.options, this.time) = (options.Value, time);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = this.options.AtOnce,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = connections.Connect,
        };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RedStation", null));
    }

    /// <summary>Posts. What the receiver does wrong is the outcome, never an exception; of its answer nothing but the head is read.</summary>
    /// <exception cref="OperationCanceledException">The process ends; whether the receiver has taken it is not known.</exception>
    public async Task<PostOutcome> Send(Webhook webhook, OutboundEvent one, CancellationToken stopping)
    {
        using var limit = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stopping);
        try
        {
            using var request = Request(webhook, one);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new PostOutcome(answer.StatusCode, Failure(answer.StatusCode), RetryAfter(answer.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return new PostOutcome(null, "timed out", null);
        }
        catch (HttpRequestException fault)
        {
            return new PostOutcome(null, fault.InnerException is AddressRefusedException ? "address refused" : Words(fault.HttpRequestError), null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static string? Failure(HttpStatusCode status) =>
        (int)status is >= 200 and < 300 ? null : string.Create(CultureInfo.InvariantCulture, $"answered {(int)status}");

    private static string Words(HttpRequestError fault) => fault switch
    {
        HttpRequestError.NameResolutionError => "name not resolved",
        HttpRequestError.SecureConnectionError => "no secure connection",
        HttpRequestError.ConnectionError => "no connection",
        _ => "connection lost",
    };

    private HttpRequestMessage Request(Webhook webhook, OutboundEvent one)
    {
        var body = CloudEvents.Write(one, options.Source);
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvents.MediaType, "utf-8");
        var now = time.GetUtcNow();
        var timestamp = WebhookSigner.Timestamp(now);
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = content };
        request.Headers.Add("webhook-id", one.Id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", webhook.Signer(now).Sign(one.Id, timestamp, body));
        return request;
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? asked) => asked switch
    {
        { Delta: { } pause } => pause,
        { Date: { } at } when at > time.GetUtcNow() => at - time.GetUtcNow(),
        _ => null,
    };
}

/// <summary>What came of a post.</summary>
/// <param name="Status">What the receiver answered, or null.</param>
/// <param name="Failure">Why it has not taken it, in a few words; null when it has.</param>
/// <param name="RetryAfter">How long it asked us to stay away, or null.</param>
public sealed record PostOutcome(HttpStatusCode? Status, string? Failure, TimeSpan? RetryAfter);
