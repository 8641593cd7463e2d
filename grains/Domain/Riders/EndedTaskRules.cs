using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Tasks;

namespace RedStation.Domain.Riders;

/// <summary>Tasks that came to nothing are kept with the dispatcher's reason until the rider has seen it, on whichever phone.</summary>
public static class EndedTaskRules
{
    /// <summary>How many are kept; of more than these the oldest go.</summary>
    public const int Kept = 5;

    /// <summary>The rider after a task of theirs has changed. Hearing of it twice is hearing of it once.</summary>
    public static RiderState Follow(string riderId, RiderState state, TaskView task) =>
        task.Assignee == riderId && TaskLifecycle.CameToNothing(task.Status) && state.EndedTasks.All(ended => ended.TaskId != task.Id)
            ? state with { EndedTasks = [Ended(task), .. state.EndedTasks.Take(Kept - 1)] }
            : state;

    /// <summary>The rider has seen it. Saying so again changes nothing.</summary>
    public static RiderState Dismiss(RiderState state, string taskId) => state.EndedTasks.Any(ended => ended.TaskId == taskId)
        ? state with { EndedTasks = state.EndedTasks.RemoveAll(ended => ended.TaskId == taskId) }
        : state;

    private static EndedTask Ended(TaskView task)
    {
        var last = task.History.LastOrDefault(entry => entry.Status == task.Status);
        return new EndedTask(task.Id, task.Type, task.Status, last?.At ?? task.Deadline, last?.Note);
    }
}
