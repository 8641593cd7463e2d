using System.Net;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>Who is told events: another system by its webhook, or a person by a channel that they chose.</summary>
public interface IEventReceiver
{
    /// <summary>Its id.</summary>
    string Id { get; }

    /// <summary>Whether what is given up is kept, to be told again when somebody says so.</summary>
    bool KeepsDeadLetters { get; }

    /// <summary>Tells it an event. What the receiver does wrong is the outcome, never an exception.</summary>
    /// <exception cref="OperationCanceledException">The process ends; whether the receiver has taken it is not known.</exception>
    Task<PostOutcome> Post(OutboundEvent one, CancellationToken stopping);

    /// <summary>How long until the next attempt, after one more has failed; null when there is none.</summary>
    TimeSpan? NextPause(DueDelivery delivery, TimeSpan? retryAfter);

    /// <summary>Whether an answer says that there is nobody any more.</summary>
    bool IsGone(HttpStatusCode? status);

    /// <summary>It is told no more, because it is gone.</summary>
    Task SwitchOff();
}
