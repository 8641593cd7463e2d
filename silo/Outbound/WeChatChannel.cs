using Microsoft.Extensions.Options;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>微信订阅消息, by the operator's gateway, which knows which account of WeChat is a person's.</summary>
internal sealed class WeChatChannel(GatewayPost gateway, IOptions<NoticeOptions> options) : INoticeChannel
{
    public NoticeChannel Channel => NoticeChannel.WeChat;

    public Task<PostOutcome> Send(NoticeReceiver receiver, OutboundEvent one, CancellationToken stopping) =>
        gateway.Send(options.Value.WeChatWebhook!, options.Value.WeChatWebhookSecrets, receiver, null, one, stopping);
}
