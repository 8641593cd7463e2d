using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Tasks;

/// <summary>
/// Who gets a task (invariant 2). An assignment is decided here, stored as pending, confirmed by the rider's grain, and then
/// completed or dropped.
/// </summary>
public static class AssignmentRules
{
    /// <summary>A rider accepts. The time of the offer counts, not whether a timer has fired.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>?> Accept(TaskState state, RiderCommand command, DateTimeOffset now)
    {
        var fingerprint = Fingerprint.Of("accept", command);
        if (Early(state, command.Key, fingerprint) is { } early)
        {
            return new(state, early, false);
        }

        var offer = state.Offers.FirstOrDefault(open =>
            open.RiderId == command.RiderId && (command.OfferId is null || command.OfferId == open.OfferId));
        if (WhyNot(state, offer, command.RiderId, now) is { } refusal)
        {
            var refused = TaskSteps.Refused(state, command.Key, fingerprint, refusal);
            return new(refused.State, refused.Answer, false);
        }

        var pending = new PendingAssignment(command.RiderId, command.RiderId, command.Key, fingerprint, null);
        return new(state with { Pending = pending }, null, true);
    }

    /// <summary>A dispatcher assigns by hand: to a rider who passes every check of an offer.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>?> Assign(TaskState state, DispatcherCommand command, TimeSpan needed)
    {
        var fingerprint = Fingerprint.Of("assign", command);
        if (Early(state, command.Key, fingerprint) is { } early)
        {
            return new(state, early, false);
        }

        if (!TaskLifecycle.Allows(state.Status, TaskAction.Assign))
        {
            var reason = state.Assignee is null || TaskLifecycle.IsOver(state.Status) ? TaskRefusal.WrongStatus : TaskRefusal.AlreadyAssigned;
            var refused = TaskSteps.Refused(state, command.Key, fingerprint, reason);
            return new(refused.State, refused.Answer, false);
        }

        if (command.RiderId is not { } riderId)
        {
            var refused = TaskSteps.Refused(state, command.Key, fingerprint, TaskRefusal.RiderNotFound);
            return new(refused.State, refused.Answer, false);
        }

        var pending = new PendingAssignment(riderId, command.By, command.Key, fingerprint, needed, command.Note);
        return new(state with { Pending = pending }, null, true);
    }

    /// <summary>The task as it will be once the rider's grain has confirmed.</summary>
    /// <param name="state">The task, with an assignment that is pending.</param>
    /// <param name="riderName">The rider's name, if it is known yet.</param>
    /// <param name="now">The time.</param>
    /// <param name="duty">What platforms are to be told of it; null for nothing.</param>
    /// <exception cref="InvalidOperationException">Nothing is pending.</exception>
    public static TaskState Assigned(TaskState state, string? riderName, DateTimeOffset now, TaskDuty? duty = null)
    {
        var pending = state.Pending ?? throw new InvalidOperationException("No assignment is pending.");
        return TaskSteps.Move(
            state with
            {
                Pending = null,
                Assignee = pending.RiderId,
                AssigneeName = riderName,
                Offers = [],
                NeedsDispatcher = false,
                RetryAt = null,
                Duty = duty,
            },
            GovernanceTaskStatus.Assigned,
            pending.By == pending.RiderId ? TaskEvent.AcceptedByRider : TaskEvent.AssignedByHand,
            pending.By,
            now,
            pending.Note);
    }

    /// <summary>The rider's grain has confirmed.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Complete(
        string id, TaskState state, RiderName rider, DispatchOptions options, DateTimeOffset now, TaskDuty? duty = null)
    {
        var pending = state.Pending!;
        return TaskSteps.Granted(id, Assigned(state, rider.DisplayName, now, duty), pending.OperationId, pending.Fingerprint, options);
    }

    /// <summary>
    /// The rider's grain has refused. An offer to a rider who turned out not to be free is gone; the rider themselves has let nothing pass, and is
    /// asked again once they are free.
    /// </summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Drop(TaskState state, RiderRefusal reason)
    {
        var pending = state.Pending!;
        var next = state with
        {
            Pending = null,
            Offers = state.Offers.RemoveAll(offer => offer.RiderId == pending.RiderId),
        };
        var refused = TaskSteps.Refused(next, pending.OperationId, pending.Fingerprint, RefusalOf(reason));
        return refused with { Write = true };
    }

    private static Answer<TaskView, TaskRefusal>? Early(TaskState state, string operationId, string fingerprint) =>
        TaskSteps.Replay(state, operationId, fingerprint)
        ?? (state.Opened is null ? (Answer<TaskView, TaskRefusal>)TaskRefusal.TaskNotFound : null);

    private static TaskRefusal? WhyNot(TaskState state, OpenOffer? offer, string riderId, DateTimeOffset now) => state.Status switch
    {
        GovernanceTaskStatus.Offering when offer is null && OfferRules.LetPass(state, riderId) => TaskRefusal.OfferExpired,
        GovernanceTaskStatus.Offering when offer is null => TaskRefusal.OfferNotFound,
        GovernanceTaskStatus.Offering when offer.ExpiresAt <= now => TaskRefusal.OfferExpired,
        GovernanceTaskStatus.Offering => null,
        GovernanceTaskStatus.Reported or GovernanceTaskStatus.Accepted => TaskRefusal.OfferExpired,
        _ when TaskLifecycle.IsOver(state.Status) => TaskRefusal.WrongStatus,
        _ => TaskRefusal.AlreadyAssigned,
    };

    private static TaskRefusal RefusalOf(RiderRefusal reason) => reason switch
    {
        RiderRefusal.RiderBlocked => TaskRefusal.RiderBlocked,
        RiderRefusal.OffDuty => TaskRefusal.RiderOffDuty,
        RiderRefusal.TooLittleSlack => TaskRefusal.RiderTooLittleSlack,
        RiderRefusal.DailyLimit => TaskRefusal.RiderDailyLimit,
        RiderRefusal.SkillMissing => TaskRefusal.RiderSkillMissing,
        RiderRefusal.RiderNotFound => TaskRefusal.RiderNotFound,
        _ => TaskRefusal.RiderBusy,
    };
}
