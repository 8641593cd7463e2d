using System.Collections.Immutable;
using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Tasks;

/// <summary>
/// The life of a task: which status is which, and what can be done in it. The one place that knows; rules refuse by it, and every view
/// of a task carries what its reader may do now, so that no page has to know.
/// </summary>
public static class TaskLifecycle
{
    private static readonly ImmutableArray<TaskAction> None = [];

    /// <summary>Every status of a task that is not closed: these are on a dispatcher's board.</summary>
    public static ImmutableArray<GovernanceTaskStatus> OpenStatuses { get; } =
        [.. Enum.GetValues<GovernanceTaskStatus>().Where(status => !IsFinal(status))];

    /// <summary>Every status in which a task is closed for good.</summary>
    public static ImmutableArray<GovernanceTaskStatus> FinalStatuses { get; } = [.. Enum.GetValues<GovernanceTaskStatus>().Where(IsFinal)];

    /// <summary>Whether the task is closed for good. One that nobody took is not: a dispatcher must have seen it.</summary>
    public static bool IsFinal(GovernanceTaskStatus status) =>
        status is GovernanceTaskStatus.Verified or GovernanceTaskStatus.Rejected or GovernanceTaskStatus.Cancelled;

    /// <summary>Whether nothing more happens to it by itself or by a rider.</summary>
    public static bool IsOver(GovernanceTaskStatus status) => IsFinal(status) || status == GovernanceTaskStatus.Expired;

    /// <summary>Whether it ended without the work being paid: its rider must hear why.</summary>
    public static bool CameToNothing(GovernanceTaskStatus status) => status is GovernanceTaskStatus.Rejected or GovernanceTaskStatus.Cancelled;

    /// <summary>Whether it still looks for somebody.</summary>
    public static bool IsUnassigned(GovernanceTaskStatus status) =>
        status is GovernanceTaskStatus.Reported or GovernanceTaskStatus.Accepted or GovernanceTaskStatus.Offering;

    /// <summary>Whether a rider has it and has still to do it.</summary>
    public static bool IsUnderWay(GovernanceTaskStatus status) =>
        status is GovernanceTaskStatus.Assigned or GovernanceTaskStatus.InProgress;

    /// <summary>Whether the work is still to be done, so that its deadline means something.</summary>
    public static bool IsUnfinished(GovernanceTaskStatus status) => IsUnassigned(status) || IsUnderWay(status);

    /// <summary>Whether somebody must hurry: the deadline has passed and the work is still to be done. Not once it is submitted, or over.</summary>
    public static bool IsOverdue(GovernanceTaskStatus status, bool deadlinePassed) => deadlinePassed && IsUnfinished(status);

    /// <summary>Whether it is that rider's to do now.</summary>
    public static bool IsUnderWayBy(TaskView task, string riderId) => task.Assignee == riderId && IsUnderWay(task.Status);

    /// <summary>Whether a status allows something, whoever does it.</summary>
    public static bool Allows(GovernanceTaskStatus status, TaskAction action) => action switch
    {
        TaskAction.Accept => status == GovernanceTaskStatus.Offering,
        TaskAction.Decline => status == GovernanceTaskStatus.Offering || IsUnderWay(status),
        TaskAction.Start or TaskAction.HandBack => status == GovernanceTaskStatus.Assigned,
        TaskAction.Submit => IsUnderWay(status),
        TaskAction.Verify or TaskAction.Reject => status == GovernanceTaskStatus.Submitted,
        TaskAction.Assign => IsUnassigned(status),
        TaskAction.Offer => status is GovernanceTaskStatus.Reported or GovernanceTaskStatus.Accepted,
        // Submitted work is verified or rejected instead: a rider who did it must hear which.
        TaskAction.Cancel => IsUnfinished(status) || status == GovernanceTaskStatus.Expired,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    /// <summary>What a dispatcher of its district may do now.</summary>
    public static ImmutableArray<TaskAction> ForDispatcher(GovernanceTaskStatus status) => Allowed(
        status, TaskAction.Verify, TaskAction.Reject, TaskAction.Offer, TaskAction.Assign, TaskAction.Cancel);

    /// <summary>What a rider may do now: nothing with another's task.</summary>
    public static ImmutableArray<TaskAction> ForRider(TaskView task, string riderId) => task.Assignee == riderId
        ? TaskDutyRules.MayHandBack(task.Exemptions)
            ? Allowed(task.Status, TaskAction.Start, TaskAction.Submit, TaskAction.HandBack, TaskAction.Decline)
            : Allowed(task.Status, TaskAction.Start, TaskAction.Submit, TaskAction.Decline)
        : None;

    /// <summary>What a rider may do who has an open offer of it.</summary>
    public static ImmutableArray<TaskAction> ForOffered(GovernanceTaskStatus status) => Allowed(status, TaskAction.Accept, TaskAction.Decline);

    private static ImmutableArray<TaskAction> Allowed(GovernanceTaskStatus status, params ReadOnlySpan<TaskAction> actions)
    {
        var allowed = ImmutableArray.CreateBuilder<TaskAction>(actions.Length);
        foreach (var action in actions)
        {
            if (Allows(status, action))
            {
                allowed.Add(action);
            }
        }

        return allowed.DrainToImmutable();
    }
}
