using RedStation.Contracts.Cases;
using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Cases;

/// <summary>
/// What a task does to the case that it was made from. A task that was made before 立案 is for 核实 and leaves the decision to the dispatcher; a task
/// made afterwards is 处置: when a rider takes it the case is being handled, and when all such tasks are over and the last one was verified, 核查 is
/// due. The rider had a part in the work.
/// </summary>
public static class CaseTaskRules
{
    /// <summary>Takes a task as it is now. The same again changes nothing.</summary>
    public static CaseState Changed(CaseState state, TaskView task, CaseContext context)
    {
        if (state.Reported is null)
        {
            return state;
        }

        var known = state.Tasks.FirstOrDefault(one => one.TaskId == task.Id);
        var next = known is null ? Opened(state, task, context.Now) : state;
        var before = known ?? next.Tasks[^1];
        if (before.Status != task.Status || before.Assignee != task.Assignee)
        {
            next = Moved(
                next with { Tasks = next.Tasks.Replace(before, before with { Status = task.Status, Assignee = task.Assignee }) },
                before, task, context.Now);
        }

        return next == state ? state
            : CaseClockRules.Timed(next with { Revision = Math.Max(next.Revision, state.Revision + 1) }, context);
    }

    private static CaseState Opened(CaseState state, TaskView task, DateTimeOffset now)
    {
        var forVerification = CaseLifecycle.IsUnanswered(state.Status);
        return CaseSteps.Move(
            state with { Tasks = state.Tasks.Add(new CaseTask(task.Id, forVerification, GovernanceTaskStatus.Accepted, null)) },
            new CaseHistoryEntry
            {
                Status = forVerification ? CaseStatus.Verifying : state.Status,
                At = now,
                By = task.History.IsEmpty ? CaseSteps.System : task.History[0].By,
                Event = CaseEvent.TaskOpened,
                TaskId = task.Id,
            });
    }

    private static CaseState Moved(CaseState state, CaseTask before, TaskView task, DateTimeOffset now)
    {
        var entry = new CaseHistoryEntry
        {
            Status = state.Status,
            At = now,
            By = task.Assignee ?? CaseSteps.System,
            Event = CaseEvent.TaskTaken,
            TaskId = task.Id,
        };
        return task.Status switch
        {
            GovernanceTaskStatus.Assigned or GovernanceTaskStatus.InProgress or GovernanceTaskStatus.Submitted
                when task.Assignee != before.Assignee =>
                CaseSteps.Move(state, entry with { Status = Handling(state, before) }),
            GovernanceTaskStatus.Verified => CaseSteps.Move(
                before.ForVerification ? state : state with { Workers = CaseRules.With(state.Workers, task.Assignee!) },
                entry with { Event = CaseEvent.TaskVerified, Status = Handled(state, before) }),
            GovernanceTaskStatus.Rejected or GovernanceTaskStatus.Cancelled or GovernanceTaskStatus.Expired when before.Status != task.Status =>
                CaseSteps.Move(state, entry with { Event = CaseEvent.TaskFailed }),
            // What else a task goes through is its own business; the case only notes where it stands.
            _ => state,
        };
    }

    private static CaseStatus Handling(CaseState state, CaseTask task) =>
        !task.ForVerification && state.Status == CaseStatus.Dispatched ? CaseStatus.Handling : state.Status;

    private static CaseStatus Handled(CaseState state, CaseTask task) =>
        !task.ForVerification && CaseLifecycle.Allows(state.Status, CaseAction.Finish)
            && state.Tasks.All(one => one.ForVerification || IsOver(one.Status))
            ? CaseStatus.Handled
            : state.Status;

    private static bool IsOver(GovernanceTaskStatus status) => status is
        GovernanceTaskStatus.Verified or GovernanceTaskStatus.Rejected or GovernanceTaskStatus.Cancelled or GovernanceTaskStatus.Expired;
}
