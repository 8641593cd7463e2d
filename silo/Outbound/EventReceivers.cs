using Microsoft.Extensions.Options;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>Finds who is told events.</summary>
public sealed class EventReceivers(
    WebhookStore webhooks,
    WebhookPost post,
    NoticeReceiverStore people,
    IEnumerable<INoticeChannel> channels,
    IOptions<NoticeOptions> options,
    TimeProvider time)
{
    private readonly Dictionary<NoticeChannel, INoticeChannel> channels =
        channels.Where(one => options.Value.Offered().Contains(one.Channel)).ToDictionary(one => one.Channel);

    /// <summary>Who has an id and is told now; null when nobody is.</summary>
    public async Task<IEventReceiver?> Find(string id)
    {
        if (await webhooks.Find(id) is { } webhook)
        {
            return webhook.Status == WebhookStatus.Active ? new WebhookReceiver(webhook, post, webhooks) : null;
        }

        return await people.Find(id) is { } receiver
            ? new PersonReceiver(receiver, channels.GetValueOrDefault(receiver.Channel), people, time)
            : null;
    }
}
