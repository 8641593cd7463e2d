using System.Net;
using RedStation.Domain.Outbound;
using RedStation.Domain.Partners;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>
/// Another system, by its webhook: tried for three days, or what is urgent each minute for an hour and then for a day; what is given up is kept.
/// </summary>
internal sealed class WebhookReceiver(Webhook webhook, WebhookPost post, WebhookStore webhooks) : IEventReceiver
{
    public string Id => webhook.Id;

    public bool KeepsDeadLetters => true;

    public Task<PostOutcome> Post(OutboundEvent one, CancellationToken stopping) => post.Send(webhook, one, stopping);

    public TimeSpan? NextPause(DueDelivery delivery, TimeSpan? retryAfter) =>
        DutyEvents.Types.Contains(delivery.Event.Event.Type)
            ? DeliverySchedule.AfterUrgentFailure(delivery.Attempts + 1, Random.Shared.NextDouble(), retryAfter)
            : DeliverySchedule.AfterFailure(delivery.Attempts + 1, Random.Shared.NextDouble(), retryAfter);

    public bool IsGone(HttpStatusCode? status) => status == HttpStatusCode.Gone;

    public Task SwitchOff() => webhooks.SwitchOff(webhook.Id, WebhookStatus.Gone);
}
