using System.Collections.Immutable;
using Orleans.Concurrency;
using RedStation.Contracts.Dispatch;

namespace RedStation.Contracts.Tasks;

/// <summary>
/// A governance task: what one rider does, as a state machine, and the only one who assigns it. Key: <see cref="GrainKeys.Task"/>.
/// </summary>
[Alias("governance-task")]
public interface IGovernanceTaskGrain : IGrainWithStringKey
{
    /// <summary>Opens the task and begins to offer it.</summary>
    [Alias("open")]
    Task<Answer<TaskView, TaskRefusal>> Open(OpenTask command);

    /// <summary>The task, or null when there is none.</summary>
    [ReadOnly, Alias("get")]
    Task<TaskView?> Get();

    /// <summary>A rider accepts. The first valid acceptance wins.</summary>
    [Alias("accept")]
    Task<Answer<TaskView, TaskRefusal>> Accept(RiderCommand command);

    /// <summary>An offer is on a screen that its rider looks at. Quiet when it is no longer open.</summary>
    [Alias("offer-seen")]
    Task OfferSeen(string riderId, string offerId);

    /// <summary>A rider declines an offer, or hands an assigned task back.</summary>
    [Alias("decline")]
    Task<Answer<TaskView, TaskRefusal>> Decline(RiderCommand command);

    /// <summary>Its rider gives it back before they have begun, where no platform forgives them the time. It leaves no trace.</summary>
    [Alias("hand-back")]
    Task<Answer<TaskView, TaskRefusal>> HandBack(RiderCommand command);

    /// <summary>
    /// A platform has answered. One-way, for the task may be waiting for who says so; a word that is lost is asked for when the task looks next.
    /// </summary>
    [OneWay, Alias("exemption-answered")]
    Task ExemptionAnswered(string dutyId, int grantedMinutes);

    /// <summary>The rider begins.</summary>
    [Alias("start")]
    Task<Answer<TaskView, TaskRefusal>> Start(RiderCommand command);

    /// <summary>The rider is done and sends the evidence.</summary>
    [Alias("submit")]
    Task<Answer<TaskView, TaskRefusal>> Submit(RiderCommand command);

    /// <summary>The photo that was to follow the rider's words: it has come, or, without an id, it will not.</summary>
    [Alias("settle-photo")]
    Task<Answer<TaskView, TaskRefusal>> SettlePhoto(RiderCommand command);

    /// <summary>A dispatcher has checked the work; the rider is credited, exactly once.</summary>
    [Alias("verify")]
    Task<Answer<TaskView, TaskRefusal>> Verify(DispatcherCommand command);

    /// <summary>A dispatcher has found the work not done.</summary>
    [Alias("reject")]
    Task<Answer<TaskView, TaskRefusal>> Reject(DispatcherCommand command);

    /// <summary>A dispatcher calls the task off.</summary>
    [Alias("cancel")]
    Task<Answer<TaskView, TaskRefusal>> Cancel(DispatcherCommand command);

    /// <summary>A dispatcher gives the task to a rider.</summary>
    [Alias("assign")]
    Task<Answer<TaskView, TaskRefusal>> Assign(DispatcherCommand command);

    /// <summary>A dispatcher has the task offered again, from the first ring.</summary>
    [Alias("offer-again")]
    Task<Answer<TaskView, TaskRefusal>> OfferAgain(DispatcherCommand command);

    /// <summary>
    /// Riders on duty within reach, nearest first: those it can be given to, then those it cannot, each with the reason why they are not being
    /// asked.
    /// </summary>
    [Alias("candidates")]
    Task<ImmutableArray<Candidate>> GetCandidates();

    /// <summary>
    /// Lets go of the name, the words and the photo of a rider who is erased, and has lists let go of them.
    /// Repeating it changes nothing.
    /// </summary>
    [Alias("erase-rider")]
    Task EraseRider(string riderId);

    /// <summary>Makes sure the task is in memory and has done what is due.</summary>
    [Alias("wake")]
    Task Wake();
}
