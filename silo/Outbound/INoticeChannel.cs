using RedStation.Domain.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>A way to tell people what becomes of their reports.</summary>
public interface INoticeChannel
{
    /// <summary>Which.</summary>
    NoticeChannel Channel { get; }

    /// <summary>Tells a person an event, once. What goes wrong is the outcome, never an exception.</summary>
    /// <exception cref="OperationCanceledException">The process ends; whether the person was told is not known.</exception>
    Task<PostOutcome> Send(NoticeReceiver receiver, OutboundEvent one, CancellationToken stopping);
}
