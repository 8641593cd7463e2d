using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;

namespace RedStation.Api.Tasks;

/// <summary>Governance tasks as they go over the wire.</summary>
public static class TaskWire
{
    /// <summary>A task with its history.</summary>
    public static GovernanceTaskWire Task(TaskView task) => new(
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
        task.Overdue,
        task.NeedsDispatcher,
        task.OpenOffers,
        task.Ring,
        task.Evidence,
        [.. task.History.Select(entry => new TaskHistoryWire(entry.Status, entry.At, entry.By, entry.Note, entry.Event))]);

    /// <summary>An offer to a rider.</summary>
    public static OfferWire Offer(TaskOffer offer) =>
        new(offer.OfferId, Task(offer.Task), offer.DistanceM, offer.Points, offer.Minutes, offer.ExpiresAt, offer.AccuracyM);

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
}
