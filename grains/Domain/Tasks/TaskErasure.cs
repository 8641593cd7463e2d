using RedStation.Domain.Erasure;

namespace RedStation.Domain.Tasks;

/// <summary>
/// What a task lets go of when a rider is erased who had it: their name, and what they wrote and sent. That it was done stays. Lines of its history
/// have no words of riders.
/// </summary>
public static class TaskErasure
{
    /// <summary>The task without them. Once more changes nothing.</summary>
    public static TaskState Erase(TaskState state, string riderId)
    {
        var isTheirs = state.Assignee == riderId;
        var next = state with
        {
            AssigneeName = isTheirs ? ErasedPerson.Name : state.AssigneeName,
            Evidence = isTheirs && state.Evidence is not null ? new() : state.Evidence,
            Operations = state.Operations.WithoutAnswersAbout(riderId),
        };
        return next == state ? state : next with { Revision = state.Revision + 1 };
    }
}
