using System.Collections.Immutable;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;

namespace RedStation.Domain.Tasks;

/// <summary>How a task looks for a rider: offers, rings, and when to call a dispatcher.</summary>
public static class OfferRules
{
    /// <summary>Starts from the first ring, because somebody wants it: riders who only let an offer pass may be asked again.</summary>
    public static TaskState Restart(TaskState state, string by, DateTimeOffset now) => Resume(state with { Asked = [] }, by, now);

    /// <summary>Starts from the first ring by itself: nobody is asked a second time.</summary>
    public static TaskState Resume(TaskState state, string by, DateTimeOffset now) => TaskSteps.Move(
        state with { Ring = 0, NeedsDispatcher = false, RetryAt = null },
        GovernanceTaskStatus.Offering, TaskEvent.OfferingStarted, by, now);

    /// <summary>Still nobody: look again later. Not worth a line of history.</summary>
    public static TaskState Wait(TaskState state, DispatchOptions options, DateTimeOffset now) =>
        state with { RetryAt = now + options.RetryAfter };

    /// <summary>How many more offers the ring allows.</summary>
    public static int Room(TaskState state, DispatchOptions options) =>
        state.Status == GovernanceTaskStatus.Offering ? Math.Max(0, options.Rings[state.Ring].Offers - state.Offers.Length) : 0;

    /// <summary>Whether a rider may still be asked in this round.</summary>
    public static bool MayAsk(TaskState state, string riderId) =>
        !state.Declined.Contains(riderId) && !state.Asked.Contains(riderId) && state.Offers.All(offer => offer.RiderId != riderId);

    /// <summary>Offers were shown to their riders.</summary>
    public static TaskState Shown(TaskState state, ImmutableArray<OpenOffer> offers, DateTimeOffset now) => offers.Aggregate(
        state with { Offers = [.. state.Offers, .. offers] },
        (next, offer) => TaskSteps.Move(next, next.Status, TaskEvent.Offered, offer.RiderId, now));

    /// <summary>Ends offers whose time is over.</summary>
    public static TaskState Expire(TaskState state, DateTimeOffset now)
    {
        var over = state.Offers.Where(offer => offer.ExpiresAt <= now).ToList();
        return over.Aggregate(state, (next, offer) => TaskSteps.Move(
            next with { Offers = next.Offers.Remove(offer), Asked = next.Asked.Add(offer.RiderId) },
            next.Status, TaskEvent.OfferExpired, offer.RiderId, now));
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
}
