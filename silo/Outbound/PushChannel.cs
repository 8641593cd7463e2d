using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lib.Net.Http.WebPush;
using Lib.Net.Http.WebPush.Authentication;
using Microsoft.Extensions.Options;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>
/// Web Push: encrypted for the browser (RFC 8291), so that its maker's push service, which brings it, can read nothing but when somebody was told
/// something.
/// </summary>
internal sealed class PushChannel : INoticeChannel, IDisposable
{
    /// <summary>Receivers are many and of few services. One of ours that hangs takes a place for as long as a post may take.</summary>
    private const int AtOnce = 64;

    /// <summary>The longest name under which a later message takes an earlier one's place while the phone is off.</summary>
    private const int TopicCharacters = 32;

    private readonly NoticeKey key;
    private readonly NoticeTexts texts;
    private readonly NoticeOptions notices;
    private readonly OutboundOptions outbound;
    private readonly TimeProvider time;
    private readonly HttpClient http;
    private readonly PushServiceClient client;
    private readonly SemaphoreSlim places = new(AtOnce);

    public PushChannel(
        GuardedConnections connections, NoticeKey key, NoticeTexts texts, IOptions<NoticeOptions> notices, IOptions<OutboundOptions> outbound,
        TimeProvider time)
    {
        (this.key, this.texts, this.notices, this.outbound, this.time) = (key, texts, notices.Value, outbound.Value, time);
        http = connections.NewClient();
        client = new PushServiceClient(http) { AutoRetryAfter = false };
    }

    public NoticeChannel Channel => NoticeChannel.Push;

    public async Task<PostOutcome> Send(NoticeReceiver receiver, OutboundEvent one, CancellationToken stopping)
    {
        var notice = CaseNotice.Of(one);
        var text = await texts.Of(notice, receiver.Language);
        var message = new PushMessage(JsonSerializer.Serialize(
            new { title = text.Title, body = text.Body, caseId = notice.CaseId, id = one.Id }, JsonSerializerOptions.Web))
        {
            Topic = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.CaseId)))[..TopicCharacters],
            TimeToLive = (int)Math.Max(0, (NoticeRules.Life - (time.GetUtcNow() - one.At)).TotalSeconds),
            Urgency = PushMessageUrgency.Normal,
        };
        await places.WaitAsync(stopping);
        try
        {
            return await PostOutcome.Attempt(
                cancellation => Request(receiver.Subscription!, message, cancellation), outbound.Timeout, time, stopping);
        }
        finally
        {
            places.Release();
        }
    }

    public void Dispose()
    {
        places.Dispose();
        http.Dispose();
    }

    private async Task<PostOutcome> Request(Domain.Outbound.PushSubscription to, PushMessage message, CancellationToken cancellation)
    {
        var subscription = new Lib.Net.Http.WebPush.PushSubscription { Endpoint = to.Endpoint };
        subscription.SetKey(PushEncryptionKeyName.P256DH, to.P256dh);
        subscription.SetKey(PushEncryptionKeyName.Auth, to.Auth);
        // One for each message: a key object signs for one thread at a time.
        using var vapid = new VapidAuthentication(key.Public, key.Private) { Subject = notices.PushContact };
        try
        {
            await client.RequestPushMessageDeliveryAsync(subscription, message, vapid, VapidAuthenticationScheme.Vapid, cancellation);
            return PostOutcome.Of(HttpStatusCode.Created, null, time.GetUtcNow());
        }
        catch (PushServiceClientException fault)
        {
            return PostOutcome.Of(fault.StatusCode, fault.Headers?.RetryAfter, time.GetUtcNow());
        }
    }
}
