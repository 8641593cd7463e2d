using RedStation.Contracts.Tasks;
using RedStation.Domain.Tasks;

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

        return state with { ActiveTask = TaskLifecycle.IsUnderWayBy(task, riderId) ? task : null };
    }
}
