using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;

namespace RedStation.Api.Tasks;

/// <summary>Governance tasks as they go over the wire.</summary>
public static class TaskWire
{
    /// <summary>A task as a dispatcher of its district reads it.</summary>
    public static GovernanceTaskWire ForDispatcher(TaskView task) => Task(task, TaskLifecycle.ForDispatcher(task.Status));

    /// <summary>A task as a rider reads it, whether it is theirs or not.</summary>
    public static GovernanceTaskWire ForRider(TaskView task, string riderId) =>
        Task(TaskViews.ForRider(task), TaskLifecycle.ForRider(task, riderId));

    /// <summary>A task as a rider reads it who has an open offer of it.</summary>
    public static GovernanceTaskWire ForOffered(TaskView task) => Task(TaskViews.ForRider(task), TaskLifecycle.ForOffered(task.Status));

    /// <summary>An offer to a rider.</summary>
    public static OfferWire Offer(TaskOffer offer) =>
        new(offer.OfferId, ForOffered(offer.Task), offer.DistanceM, offer.Points, offer.Minutes, offer.ExpiresAt, offer.AccuracyM);

    /// <summary>A candidate with their name, which dispatch tiles do not know.</summary>
    public static CandidateWire Candidate(Candidate candidate, string displayName) => new(
        candidate.RiderId,
        displayName,
        candidate.DistanceM,
        candidate.Skills,
        candidate.Slack is { } slack ? (int)slack.TotalMinutes : null,
        candidate.AccuracyM,
        candidate.At,
        candidate.Reason,
        CandidateRules.MayAssign(candidate.Reason));

    private static GovernanceTaskWire Task(TaskView task, ImmutableArray<TaskAction> actions) => new(
        task.Id,
        task.Type,
        task.Position,
        task.District,
        task.Note,
        task.Status,
        task.Points,
        task.Minutes,
        task.Skills,
        task.Assignee,
        task.AssigneeName,
        task.CreatedAt,
        task.Deadline,
        task.Revision,
        TaskLifecycle.IsOverdue(task.Status, task.Overdue),
        task.NeedsDispatcher,
        task.OpenOffers,
        task.Ring,
        task.Evidence,
        actions,
        [.. task.History.Select(entry => new TaskHistoryWire(entry.Status, entry.At, entry.By, entry.Note, entry.Event))]);
}
