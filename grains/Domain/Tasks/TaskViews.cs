using System.Collections.Immutable;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;

namespace RedStation.Domain.Tasks;

/// <summary>A task as people see it.</summary>
public static class TaskViews
{
    /// <summary>The task with all that is known of it. What goes to people is made from it for its reader, by the methods below.</summary>
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
        PriceList = state.PriceList,
        InsuranceCover = state.InsuranceCover,
        InsuranceCoverEn = state.InsuranceCoverEn,
        CaseId = state.Opened.CaseId,
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
        Exemptions = TaskDutyRules.Exemptions(state),
    };

    /// <summary>A task as a dispatcher of its district reads it.</summary>
    public static TaskView ForDispatcher(TaskView task) => Read(WithoutPlatforms(task), TaskLifecycle.ForDispatcher(task.Status));

    /// <summary>A task as a rider reads it, whether it is theirs or not.</summary>
    public static TaskView ForRider(TaskView task, string riderId) => Read(
        WithoutOthers(task.Assignee == riderId ? task : WithoutPlatforms(task)), TaskLifecycle.ForRider(task, riderId));

    /// <summary>A task as a rider reads it who has an open offer of it.</summary>
    public static TaskView ForOffered(TaskView task) => Read(WithoutOthers(WithoutPlatforms(task)), TaskLifecycle.ForOffered(task.Status));

    /// <summary>An offer as its rider reads it.</summary>
    public static TaskOffer ForOffered(TaskOffer offer) => offer with { Task = ForOffered(offer.Task) };

    /// <summary>A row that was written before the work was submitted may still say that it is late.</summary>
    private static TaskView Read(TaskView task, ImmutableArray<TaskAction> actions) =>
        task with { Overdue = TaskLifecycle.IsOverdue(task.Status, task.Overdue), Actions = actions };

    /// <summary>Without the platforms that its rider works for, which is that rider's business alone.</summary>
    private static TaskView WithoutPlatforms(TaskView task) => task with { Exemptions = [] };

    /// <summary>Without who else was asked and what they said, which is no rider's business.</summary>
    public static TaskView WithoutOthers(TaskView task) => task with
    {
        History = [.. task.History.Where(entry => entry.Event is not (TaskEvent.Offered or TaskEvent.Declined or TaskEvent.OfferExpired))],
    };
}
