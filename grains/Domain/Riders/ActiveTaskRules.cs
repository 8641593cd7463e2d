using RedStation.Contracts.Tasks;

namespace RedStation.Domain.Riders;

/// <summary>Which task a rider has.</summary>
public static class ActiveTaskRules
{
    /// <summary>
    /// The rider after a task of theirs has changed. With the evidence sent they are free for the next; what the dispatcher
    /// then makes of it does not hold them up. Of two versions the greater revision counts.
    /// </summary>
    public static RiderState Follow(string riderId, RiderState state, TaskView task)
    {
        if (state.ActiveTask is not { } active || active.Id != task.Id || active.Revision > task.Revision)
        {
            return state;
        }

        var theirs = task.Assignee == riderId && task.Status is GovernanceTaskStatus.Assigned or GovernanceTaskStatus.InProgress;
        return state with { ActiveTask = theirs ? task : null };
    }
}
