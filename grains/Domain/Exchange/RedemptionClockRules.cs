using RedStation.Contracts.Exchange;

namespace RedStation.Domain.Exchange;

/// <summary>What happens to a redemption by itself.</summary>
public static class RedemptionClockRules
{
    /// <summary>
    /// The redemption as it is now: one whose time is over has expired, and what was handed over and can be taken back no more is used up. The
    /// ledger's hold ends at the same moment by the ledger's own clock.
    /// </summary>
    public static RedemptionState Tick(RedemptionState state, DateTimeOffset now) => state switch
    {
        { Pending: not null } => state,
        { Status: RedemptionStatus.Reserved } when state.ExpiresAt <= now => Expired(state),
        { Status: RedemptionStatus.Delivered, Delivery: { } delivery, OfferToSettle: false, Settled: false } when UndoEnds(delivery) <= now =>
            state with { OfferToSettle = true, Revision = state.Revision + 1 },
        _ => state,
    };

    /// <summary>Its time is over.</summary>
    public static RedemptionState Expired(RedemptionState state) =>
        state with { Status = RedemptionStatus.Expired, OfferToSettle = true, Revision = state.Revision + 1 };

    /// <summary>The provider's stock knows what became of what was taken.</summary>
    public static RedemptionState Settled(RedemptionState state) =>
        state with { OfferToSettle = false, Settled = true, Revision = state.Revision + 1 };

    /// <summary>When something is to be done next, or null.</summary>
    public static DateTimeOffset? NextDue(RedemptionState state) => state switch
    {
        { Opened: null } => null,
        { Pending: { } pending } => pending.At,
        { OfferToSettle: true } => DateTimeOffset.UnixEpoch,
        { Status: RedemptionStatus.Reserved } => state.ExpiresAt,
        { Status: RedemptionStatus.Delivered, Delivery: { } delivery, Settled: false } => UndoEnds(delivery),
        _ => null,
    };

    private static DateTimeOffset UndoEnds(Delivery delivery) => delivery.At + RedemptionRules.UndoWithin;
}
