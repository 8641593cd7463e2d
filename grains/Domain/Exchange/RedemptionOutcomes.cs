using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Ledger;

namespace RedStation.Domain.Exchange;

/// <summary>What becomes of a redemption once stock and ledger have answered.</summary>
public static class RedemptionOutcomes
{
    /// <summary>None was left for it. Nothing was taken and no point moved.</summary>
    public static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> NotTaken(RedemptionState state, ExchangeRefusal refusal) =>
        Refuse(state with { Status = RedemptionStatus.Refused }, refusal);

    /// <summary>It has got one: an appointment is kept from its end on, anything else from now on.</summary>
    public static RedemptionState Taken(RedemptionState state, TakenService taken) => state with
    {
        Slot = taken.Slot,
        ExpiresAt = (taken.Slot?.End ?? state.ReservedAt) + state.Terms!.KeptFor,
    };

    /// <summary>The ledger has carried the step out, or refused it.</summary>
    /// <param name="id">The redemption's id.</param>
    /// <param name="state">The redemption, with <see cref="RedemptionState.Pending"/>.</param>
    /// <param name="refusal">Why the ledger refused; null when it did not.</param>
    public static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> Complete(
        string id, RedemptionState state, LedgerRefusal? refusal)
    {
        var step = state.Pending!;
        return (step.Kind, refusal) switch
        {
            (_, null) =>
                RedemptionSteps.Granted(id, Done(state, step) with { Pending = null, Revision = state.Revision + 1 }, step.Key, step.Fingerprint),
            (PendingKind.Reserve, LedgerRefusal.InsufficientFunds) =>
                Refuse(state with { Status = RedemptionStatus.Refused, OfferToSettle = true }, ExchangeRefusal.NotEnoughPoints),
            // Somebody has noticed before us that the time was over; points and stock are on their way back.
            (PendingKind.Deliver or PendingKind.Cancel, LedgerRefusal.HoldExpired) =>
                Refuse(RedemptionClockRules.Expired(state), ExchangeRefusal.RedemptionExpired),
            (PendingKind.Undo, LedgerRefusal.NotReversible or LedgerRefusal.InsufficientFunds) => Refuse(state, ExchangeRefusal.ProviderPaidOut),
            _ => throw new InvalidOperationException($"The ledger refused step {step.Kind} of redemption {id}: {refusal}."),
        };
    }

    /// <summary>Until when it is kept after its delivery was taken back.</summary>
    public static DateTimeOffset KeptAfterUndo(RedemptionState state)
    {
        var atLeast = state.Pending!.At + RedemptionRules.KeptAfterUndo;
        return state.ExpiresAt > atLeast ? state.ExpiresAt : atLeast;
    }

    private static RedemptionState Done(RedemptionState state, PendingStep step) => step.Kind switch
    {
        PendingKind.Reserve => state with { Status = RedemptionStatus.Reserved, Holds = state.Holds + 1 },
        PendingKind.Deliver => state with { Status = RedemptionStatus.Delivered, Delivery = new Delivery(step.At, step.By, step.Place!) },
        PendingKind.Cancel => state with { Status = RedemptionStatus.Cancelled, OfferToSettle = true },
        _ => state with
        {
            Status = RedemptionStatus.Reserved,
            Holds = state.Holds + 1,
            ExpiresAt = KeptAfterUndo(state),
            Delivery = null,
            Stars = null,
            Comment = null,
        },
    };

    private static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> Refuse(RedemptionState state, ExchangeRefusal refusal) =>
        RedemptionSteps.Refused(
            state with { Pending = null, Revision = state.Revision + 1 }, state.Pending!.Key, state.Pending.Fingerprint, refusal, write: true);
}
