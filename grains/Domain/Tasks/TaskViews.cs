using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;

namespace RedStation.Domain.Tasks;

/// <summary>A task as people see it.</summary>
public static class TaskViews
{
    /// <summary>The task as dispatchers see it.</summary>
    public static TaskView View(string id, TaskState state, DispatchOptions options) => new()
    {
        Id = id,
        Type = state.Opened!.Type,
        Position = state.Opened.Position,
        District = state.Opened.District,
        Note = state.Opened.Note,
        Status = state.Status,
        Points = state.Points,
        Minutes = state.Minutes,
        Skills = state.Skills,
        Assignee = state.Assignee,
        AssigneeName = state.AssigneeName,
        CreatedAt = state.CreatedAt,
        Deadline = state.Deadline,
        Revision = state.Revision,
        Overdue = TaskLifecycle.IsOverdue(state.Status, state.Overdue),
        NeedsDispatcher = state.NeedsDispatcher,
        OpenOffers = state.Offers.Length,
        Ring = state.Status == GovernanceTaskStatus.Offering ? options.Rings[state.Ring].RadiusM : null,
        Evidence = state.Evidence,
        History = state.History,
    };

    /// <summary>The task as a rider sees it: without who else was asked and what they said.</summary>
    public static TaskView ForRider(TaskView task) => task with
    {
        History = [.. task.History.Where(entry => entry.Event is not (TaskEvent.Offered or TaskEvent.Declined or TaskEvent.OfferExpired))],
    };
}
