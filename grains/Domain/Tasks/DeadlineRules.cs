using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;

namespace RedStation.Domain.Tasks;

/// <summary>What time alone changes about a task.</summary>
public static class DeadlineRules
{
    /// <summary>Marks overdue, restarts the search of an exhausted task, and ends one that nobody took.</summary>
    public static TaskState Tick(TaskState state, DispatchOptions options, DateTimeOffset now)
    {
        var next = TaskDutyRules.Tick(OfferRules.Expire(state, options, now), now);
        if (!next.Overdue && TaskLifecycle.IsUnfinished(next.Status) && next.Deadline <= now)
        {
            next = TaskSteps.Move(next with { Overdue = true }, next.Status, TaskEvent.Overdue, TaskSteps.System, now);
        }

        if (TaskLifecycle.IsUnassigned(next.Status) && next.Deadline + options.ExpireAfter <= now)
        {
            return TaskSteps.Move(
                next with { Offers = [], NeedsDispatcher = false, RetryAt = null },
                GovernanceTaskStatus.Expired, TaskEvent.Expired, TaskSteps.System, now);
        }

        return next;
    }

    /// <summary>Whether an exhausted task should look again now.</summary>
    public static bool ShouldRetry(TaskState state, DateTimeOffset now) =>
        state.Status == GovernanceTaskStatus.Accepted && state.RetryAt is { } at && at <= now;

    /// <summary>Since when the clock keeps a task awake: from its beginning until everything about it is settled, then null.</summary>
    public static DateTimeOffset? AwakeSince(TaskState state) =>
        TaskLifecycle.IsOver(state.Status) && !state.CreditOwed && state.RiderToTell is null && !state.CaseToTell
            && state.Duty is not { ToTell: true } ? null : state.CreatedAt;

    /// <summary>When there is next something to do, or null when nothing waits for time.</summary>
    public static DateTimeOffset? NextDue(TaskState state, DispatchOptions options)
    {
        DateTimeOffset?[] moments =
        [
            IsUnsettled(state) ? state.CreatedAt : null,
            state.Offers.IsEmpty ? null : state.Offers.Min(offer => offer.ExpiresAt),
            state.RetryAt,
            TaskDutyRules.NextDue(state),
            !state.Overdue && TaskLifecycle.IsUnfinished(state.Status) ? state.Deadline : null,
            TaskLifecycle.IsUnassigned(state.Status) ? state.Deadline + options.ExpireAfter : null,
        ];
        return moments.Min();
    }

    /// <summary>Whether a crash has left something that should have followed at once.</summary>
    private static bool IsUnsettled(TaskState state) =>
        state.Pending is not null || state.CreditOwed || state.RiderToTell is not null || state.CaseToTell
        || state.Duty is { ToTell: true }
        || (state.Status == GovernanceTaskStatus.Offering && state.Offers.IsEmpty);
}
