using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;

namespace RedStation.Domain.Tasks;

/// <summary>How a task looks for a rider: offers, rings, and when to call a dispatcher.</summary>
public static class OfferRules
{
    /// <summary>
    /// How often a rider is asked by itself who never sees it. With the pauses between it that is for three quarters of an hour; after that a
    /// dispatcher has to want it.
    /// </summary>
    public const int UnseenAtMost = 8;

    /// <summary>What stands in the history beside an offer that ran out before anybody saw it.</summary>
    public const string UnseenNote = "unseen";

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>Starts from the first ring, because somebody wants it: riders who only let an offer pass may be asked again.</summary>
    public static TaskState Restart(TaskState state, string by, DateTimeOffset now) => Resume(state with { Asked = [], Unseen = [] }, by, now);

    /// <summary>Starts from the first ring by itself: nobody is asked a second time but those who did not see it, each after a while.</summary>
    public static TaskState Resume(TaskState state, string by, DateTimeOffset now) => TaskSteps.Move(
        state with { Ring = 0, NeedsDispatcher = false, RetryAt = null, RoundAt = now },
        GovernanceTaskStatus.Offering, TaskEvent.OfferingStarted, by, now);

    /// <summary>Still nobody: look again later. Not worth a line of history.</summary>
    public static TaskState Wait(TaskState state, DispatchOptions options, DateTimeOffset now) =>
        state with { RetryAt = now + options.RetryAfter };

    /// <summary>How many more offers the ring allows.</summary>
    public static int Room(TaskState state, DispatchOptions options) =>
        state.Status == GovernanceTaskStatus.Offering ? Math.Max(0, options.Rings[state.Ring].Offers - state.Offers.Length) : 0;

    /// <summary>Whether a rider may still be asked in this round.</summary>
    public static bool MayAsk(TaskState state, string riderId) =>
        !state.Declined.Contains(riderId) && !state.Released.Contains(riderId) && !state.Asked.Contains(riderId)
        && state.Offers.All(offer => offer.RiderId != riderId)
        && state.Unseen.All(unseen => unseen.RiderId != riderId || (unseen.Times < UnseenAtMost && unseen.AgainAt <= state.RoundAt));

    /// <summary>Whether a rider has had an offer that ran out.</summary>
    public static bool LetPass(TaskState state, string riderId) =>
        state.Asked.Contains(riderId) || state.Unseen.Any(unseen => unseen.RiderId == riderId);

    /// <summary>Candidates with what the task knows of each: why they are not asked although they could be.</summary>
    public static Candidate WhyNotAsked(TaskState state, Candidate candidate, DispatchOptions options) => candidate.Reason is not null
        ? candidate
        : candidate with
        {
            Reason = state.Declined.Contains(candidate.RiderId) ? CandidateReason.Declined
                : state.Offers.Any(offer => offer.RiderId == candidate.RiderId) ? CandidateReason.OfferOpen
                : state.Asked.Contains(candidate.RiderId) ? CandidateReason.LetPass
                : CandidateRules.FarthestM(candidate) > options.Rings[^1].RadiusM ? CandidateReason.OutOfRings
                : LetPass(state, candidate.RiderId) ? CandidateReason.NotSeen
                : null,
        };

    /// <summary>An offer is on a screen that its rider looks at: if it runs out now, they let it pass.</summary>
    public static TaskState Seen(TaskState state, string riderId, string offerId, DateTimeOffset now)
    {
        var offer = state.Offers.FirstOrDefault(open => open.OfferId == offerId && open.RiderId == riderId && open.ExpiresAt > now);
        return offer is null or { Seen: true } ? state : state with { Offers = state.Offers.Replace(offer, offer with { Seen = true }) };
    }

    /// <summary>Offers were shown to their riders.</summary>
    public static TaskState Shown(TaskState state, ImmutableArray<OpenOffer> offers, DateTimeOffset now) => offers.Aggregate(
        state with { Offers = [.. state.Offers, .. offers] },
        (next, offer) => TaskSteps.Move(next, next.Status, TaskEvent.Offered, offer.RiderId, now));

    /// <summary>Ends offers whose time is over. Who saw one let it pass; who did not is asked again, later each time (invariant 2).</summary>
    public static TaskState Expire(TaskState state, DispatchOptions options, DateTimeOffset now)
    {
        var over = state.Offers.Where(offer => offer.ExpiresAt <= now).ToList();
        return over.Aggregate(state, (next, offer) =>
        {
            var asked = offer.Seen ? next with { Asked = next.Asked.Add(offer.RiderId) } : Missed(next, offer, options);
            return TaskSteps.Move(
                asked with { Offers = next.Offers.Remove(offer) },
                next.Status, TaskEvent.OfferExpired, offer.RiderId, now, offer.Seen ? null : UnseenNote);
        });
    }

    /// <summary>Takes an offer away that a rider declined.</summary>
    public static TaskState Declined(TaskState state, OpenOffer offer, DateTimeOffset now) => TaskSteps.Move(
        state with { Offers = state.Offers.Remove(offer), Declined = state.Declined.Add(offer.RiderId) },
        state.Status, TaskEvent.Declined, offer.RiderId, now);

    /// <summary>
    /// The ring has nobody left to ask and nobody to wait for: the next ring, or after the last a dispatcher is called. Such a
    /// task looks again by itself from time to time, for riders come and go.
    /// </summary>
    public static TaskState Widen(TaskState state, DispatchOptions options, DateTimeOffset now)
    {
        if (state.Ring + 1 < options.Rings.Length)
        {
            var radius = options.Rings[state.Ring + 1].RadiusM.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return TaskSteps.Move(state with { Ring = state.Ring + 1 }, state.Status, TaskEvent.Widened, TaskSteps.System, now, radius);
        }

        return TaskSteps.Move(
            state with { Ring = 0, NeedsDispatcher = true, RetryAt = now + options.RetryAfter },
            GovernanceTaskStatus.Accepted, TaskEvent.NoRider, TaskSteps.System, now);
    }

    private static TaskState Missed(TaskState state, OpenOffer offer, DispatchOptions options)
    {
        var before = state.Unseen.FirstOrDefault(unseen => unseen.RiderId == offer.RiderId);
        var times = (before?.Times ?? 0) + 1;
        var pause = options.RetryAfter * Math.Pow(2, times - 1);
        var missed = new UnseenOffers(offer.RiderId, times, offer.ExpiresAt + (pause < LongestPause ? pause : LongestPause));
        return state with { Unseen = before is null ? state.Unseen.Add(missed) : state.Unseen.Replace(before, missed) };
    }
}
