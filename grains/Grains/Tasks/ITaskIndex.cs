using RedStation.Contracts.Tasks;

namespace RedStation.Grains.Tasks;

/// <summary>The table of governance tasks, for lists.</summary>
public interface ITaskIndex
{
    /// <summary>Makes an id known before its first use, due at once until a row says otherwise.</summary>
    Task Register(string taskId);

    /// <summary>Takes a task as it is now; ignored when the same or a later revision is there.</summary>
    /// <param name="task">The task.</param>
    /// <param name="nextDueAt">When its grain must next be awake, or null.</param>
    Task Project(TaskView task, DateTimeOffset? nextDueAt);
}
