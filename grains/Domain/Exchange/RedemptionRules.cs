using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Riders;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Exchange;

/// <summary>What may be done with a redemption, and by whom. The points move afterwards, by <see cref="RedemptionTransfers"/>.</summary>
public static class RedemptionRules
{
    /// <summary>How long a delivery can be taken back.</summary>
    public static readonly TimeSpan UndoWithin = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long a redemption that is reserved again after its delivery was taken back is kept at least: whoever took it back is about to hand it
    /// over anew.
    /// </summary>
    public static readonly TimeSpan KeptAfterUndo = TimeSpan.FromHours(1);

    /// <summary>Whether a rider may ask for a service, as far as list and rider say it.</summary>
    /// <param name="id">The redemption's id.</param>
    /// <param name="state">A redemption that is not there yet, or one that was asked for by the same command.</param>
    /// <param name="command">The command.</param>
    /// <param name="terms">The terms in force; null when the service is in no list.</param>
    /// <param name="rider">The rider; null when nobody has that id.</param>
    /// <param name="now">The time.</param>
    public static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> Reserve(
        string id, RedemptionState state, ReserveService command, ServiceTerms? terms, RiderView? rider, DateTimeOffset now) =>
        RedemptionSteps.Once(id, state, command.Key, FingerprintOf(command), _ =>
            state.Opened is not null ? ExchangeRefusal.OperationIdTooOld
            : terms is null ? ExchangeRefusal.ServiceNotFound
            : EligibilityRules.WhyNot(terms, rider) is { } refusal ? refusal
            : command.Points != 0 && terms.Points != command.Points ? ExchangeRefusal.PriceChanged
            : new RedemptionState
            {
                Opened = command with { Codes = [] },
                Terms = terms,
                RiderName = rider!.DisplayName,
                Status = RedemptionStatus.Requested,
                ReservedAt = now,
                ExpiresAt = now + terms.KeptFor,
                Pending = new PendingStep(PendingKind.Reserve, command.Key, FingerprintOf(command), now, command.RiderId),
                Operations = state.Operations,
            });

    /// <summary>Its rider gives it up, until the deadline.</summary>
    public static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> Cancel(
        string id, RedemptionState state, RedemptionCommand command, DateTimeOffset now) =>
        RedemptionSteps.Once(id, state, command.Key, Fingerprint.Of("cancel", command), redemption =>
            (WhyNotTheirs(redemption, command.By) ?? WhyNotOpen(redemption)) is { } refusal ? refusal
            : now >= RedemptionViews.CancelUntil(redemption) ? ExchangeRefusal.CancelTooLate
            : redemption with { Pending = new PendingStep(PendingKind.Cancel, command.Key, Fingerprint.Of("cancel", command), now, command.By) });

    /// <summary>It is handed over, once. A provider's staff hands over its own services only.</summary>
    public static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> Deliver(
        string id, RedemptionState state, DeliverService command, DateTimeOffset now) =>
        RedemptionSteps.Once(id, state, command.Key, Fingerprint.Of("deliver", command), redemption =>
            (WhyNotStaff(redemption, command.ProviderId) ?? WhyNotOpen(redemption)) is { } refusal ? refusal
            : redemption with
            {
                Pending = new PendingStep(PendingKind.Deliver, command.Key, Fingerprint.Of("deliver", command), now, command.By, command.Place),
            });

    /// <summary>Whoever handed it over takes that back.</summary>
    public static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> Undo(
        string id, RedemptionState state, RedemptionCommand command, DateTimeOffset now) =>
        RedemptionSteps.Once(id, state, command.Key, Fingerprint.Of("undo", command), redemption =>
            WhyNotStaff(redemption, command.ProviderId) is { } refusal ? refusal
            : redemption is not { Status: RedemptionStatus.Delivered, Delivery: { } delivery } ? ExchangeRefusal.NotDelivered
            : delivery.By != command.By || now >= delivery.At + UndoWithin ? ExchangeRefusal.UndoTooLate
            : redemption with { Pending = new PendingStep(PendingKind.Undo, command.Key, Fingerprint.Of("undo", command), now, command.By) });

    /// <summary>Its rider says how it was, once.</summary>
    public static Decision<RedemptionState, Answer<RedemptionView, ExchangeRefusal>?> Rate(string id, RedemptionState state, RateService command) =>
        RedemptionSteps.Once(id, state, command.Key, Fingerprint.Of("rate", command), redemption =>
            WhyNotTheirs(redemption, command.RiderId) is { } refusal ? refusal
            : redemption.Status != RedemptionStatus.Delivered ? ExchangeRefusal.NotDelivered
            : redemption.Stars is not null ? ExchangeRefusal.AlreadyRated
            : redemption with { Stars = command.Stars, Comment = command.Comment });

    /// <summary>What is asked for without the codes, which are no part of what the rider said.</summary>
    public static string FingerprintOf(ReserveService command) =>
        Fingerprint.Of("reserve", (command.RiderId, command.ServiceId, command.SlotId, command.Points));

    private static ExchangeRefusal? WhyNotTheirs(RedemptionState state, string riderId) =>
        !IsThere(state) ? ExchangeRefusal.RedemptionNotFound
        : state.Opened!.RiderId != riderId ? ExchangeRefusal.NotYourRedemption
        : null;

    private static ExchangeRefusal? WhyNotStaff(RedemptionState state, string? providerId) =>
        !IsThere(state) ? ExchangeRefusal.RedemptionNotFound
        : providerId is not null && state.Terms!.ProviderId != providerId ? ExchangeRefusal.NotYourService
        : null;

    private static ExchangeRefusal? WhyNotOpen(RedemptionState state) => state.Status switch
    {
        RedemptionStatus.Reserved => null,
        RedemptionStatus.Delivered => ExchangeRefusal.AlreadyDelivered,
        RedemptionStatus.Cancelled => ExchangeRefusal.RedemptionCancelled,
        RedemptionStatus.Expired => ExchangeRefusal.RedemptionExpired,
        _ => ExchangeRefusal.RedemptionNotFound,
    };

    /// <summary>One that came to nothing is as good as none.</summary>
    private static bool IsThere(RedemptionState state) =>
        state.Opened is not null && state.Status is not (RedemptionStatus.Requested or RedemptionStatus.Refused);
}
