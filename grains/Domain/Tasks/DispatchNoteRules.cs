using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;

namespace RedStation.Domain.Tasks;

/// <summary>
/// What riders near a task are told of why it was offered to them, or was not. What the task's history says counts first; of the others the search
/// says why they could not be asked, and who could have been was not because others were nearer.
/// </summary>
public static class DispatchNoteRules
{
    /// <summary>How far around a task riders are told about it, in metres: somewhat further than the widest ring reaches.</summary>
    public const int WithinM = 3_000;

    /// <summary>The most riders of one task. In the middle of a city there are more; those further away than so many others are not told.</summary>
    public const int MostRiders = 40;

    /// <summary>For how long decisions are kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>The most decisions of one rider; the oldest go first.</summary>
    public const int MostOfARider = 1_000;

    /// <summary>Whether there is something new to tell of a task: somebody was asked, or answered, or nobody was found.</summary>
    public static bool IsNews(TaskState before, TaskState after) =>
        after.History.Length > before.History.Length && after.History.Skip(before.History.Length).Any(entry => entry.Event
            is TaskEvent.Offered or TaskEvent.Declined or TaskEvent.OfferExpired or TaskEvent.AcceptedByRider or TaskEvent.AssignedByHand
            or TaskEvent.HandedBack or TaskEvent.NoRider);

    /// <summary>The decisions about everybody near, and about everybody who was ever asked.</summary>
    /// <param name="taskId">The task.</param>
    /// <param name="state">The task as it is.</param>
    /// <param name="near">Riders near it, those who could not be asked included.</param>
    /// <param name="options">The rings.</param>
    /// <param name="now">The time.</param>
    public static IEnumerable<DispatchNote> Notes(
        string taskId, TaskState state, ImmutableArray<Candidate> near, DispatchOptions options, DateTimeOffset now)
    {
        var asked = state.History.Where(entry => entry.Event is TaskEvent.Offered or TaskEvent.HandedBack).Select(entry => entry.By).ToHashSet();
        if (state.Assignee is { } assignee)
        {
            asked.Add(assignee);
        }

        var known = near.ToDictionary(candidate => candidate.RiderId);
        foreach (var rider in asked.Where(rider => OfHistory(state, rider) is not null))
        {
            yield return new DispatchNote(
                rider, taskId, now, OfHistory(state, rider)!.Value, known.TryGetValue(rider, out var candidate) ? Band(candidate) : null);
        }

        foreach (var candidate in near.Where(candidate => OfHistory(state, candidate.RiderId) is null))
        {
            yield return new DispatchNote(
                candidate.RiderId, taskId, now, OfSearch(OfferRules.WhyNotAsked(state, candidate, options).Reason), Band(candidate));
        }
    }

    /// <summary>What the task itself knows of a rider; null when they were never asked.</summary>
    private static DispatchDecision? OfHistory(TaskState state, string riderId)
    {
        if (state.Assignee == riderId)
        {
            return DispatchDecision.Taken;
        }

        var last = state.History.LastOrDefault(entry => entry.By == riderId && entry.Event
            is TaskEvent.Offered or TaskEvent.Declined or TaskEvent.OfferExpired or TaskEvent.HandedBack);
        return last?.Event switch
        {
            TaskEvent.Declined or TaskEvent.HandedBack => DispatchDecision.Declined,
            TaskEvent.OfferExpired => last.Note == OfferRules.UnseenNote ? DispatchDecision.NotSeen : DispatchDecision.LetPass,
            TaskEvent.Offered => DispatchDecision.Offered,
            _ => null,
        };
    }

    private static DispatchDecision OfSearch(CandidateReason? reason) => reason switch
    {
        CandidateReason.OutOfRings => DispatchDecision.TooFar,
        CandidateReason.OfferOpen => DispatchDecision.Offered,
        CandidateReason.LetPass => DispatchDecision.LetPass,
        CandidateReason.NotSeen => DispatchDecision.NotSeen,
        CandidateReason.Declined => DispatchDecision.Declined,
        CandidateReason.Busy => DispatchDecision.Busy,
        CandidateReason.TooLittleSlack => DispatchDecision.TooLittleTime,
        CandidateReason.DailyLimit => DispatchDecision.DailyLimit,
        CandidateReason.SkillMissing => DispatchDecision.SkillMissing,
        CandidateReason.PlaceTooCoarse => DispatchDecision.NoPlace,
        _ => DispatchDecision.SomebodyNearer,
    };

    private static int? Band(Candidate candidate) => DispatchBands.Of(CandidateRules.FarthestM(candidate));
}
