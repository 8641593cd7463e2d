using Microsoft.Extensions.Options;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>Text messages, by the operator's gateway.</summary>
internal sealed class SmsChannel(GatewayPost gateway, NoticeKey key, IOptions<NoticeOptions> options) : INoticeChannel
{
    public NoticeChannel Channel => NoticeChannel.Sms;

    public async Task<PostOutcome> Send(NoticeReceiver receiver, OutboundEvent one, CancellationToken stopping) =>
        key.Open(receiver.Address!) is { } phone
            ? await gateway.Send(options.Value.SmsWebhook!, options.Value.SmsWebhookSecrets, receiver, phone, one, stopping)
            : new PostOutcome(null, "phone number sealed with another key", null);
}
