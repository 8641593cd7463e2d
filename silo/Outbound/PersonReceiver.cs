using System.Net;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>A person, by a channel that they chose: tried for a day, after which it is no news, and forgotten then.</summary>
internal sealed class PersonReceiver(NoticeReceiver receiver, INoticeChannel? channel, NoticeReceiverStore receivers, TimeProvider time)
    : IEventReceiver
{
    public string Id => receiver.Id;

    public bool KeepsDeadLetters => false;

    public async Task<PostOutcome> Post(OutboundEvent one, CancellationToken stopping) =>
        channel is null ? new PostOutcome(null, "channel not set up", null)
        : time.GetUtcNow() - one.At >= NoticeRules.Life ? new PostOutcome(null, "too late", null)
        : await channel.Send(receiver, one, stopping);

    public TimeSpan? NextPause(DueDelivery delivery, TimeSpan? retryAfter) => NoticeRules.AfterFailure(
        delivery.Attempts + 1, Random.Shared.NextDouble(), retryAfter, time.GetUtcNow() - delivery.Event.Event.At);

    /// <summary>Push services answer 404 for subscriptions that they do not know any more; a gateway's 404 may be a slip in its address.</summary>
    public bool IsGone(HttpStatusCode? status) =>
        status == HttpStatusCode.Gone || (status == HttpStatusCode.NotFound && receiver.Channel == NoticeChannel.Push);

    public Task SwitchOff() => receivers.RemoveGone(receiver.Id);
}
