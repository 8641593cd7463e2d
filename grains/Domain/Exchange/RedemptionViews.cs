using RedStation.Contracts.Exchange;

namespace RedStation.Domain.Exchange;

/// <summary>A redemption as people see it.</summary>
public static class RedemptionViews
{
    /// <summary>The redemption with all that is known of it. What goes to people is made from it by the methods below.</summary>
    public static RedemptionView View(string id, RedemptionState state) => new()
    {
        Id = id,
        ServiceId = state.Terms!.ServiceId,
        Name = state.Terms.Name,
        NameEn = state.Terms.NameEn,
        Description = state.Terms.Description,
        DescriptionEn = state.Terms.DescriptionEn,
        ProviderId = state.Terms.ProviderId,
        RiderId = state.Opened!.RiderId,
        RiderName = state.RiderName,
        Points = state.Terms.Points,
        Status = state.Status,
        SlotStart = state.Slot?.Start,
        SlotEnd = state.Slot?.End,
        ReservedAt = state.ReservedAt,
        ExpiresAt = state.ExpiresAt,
        CancelUntil = CancelUntil(state),
        DeliveredAt = state.Delivery?.At,
        DeliveredWhere = state.Delivery?.Place,
        UndoUntil = state.Status == RedemptionStatus.Delivered ? state.Delivery?.At + RedemptionRules.UndoWithin : null,
        DeliveredBy = state.Status == RedemptionStatus.Delivered ? state.Delivery?.By : null,
        Stars = state.Stars,
        Comment = state.Comment,
        Revision = state.Revision,
        CodeNumber = state.CodeNumber,
    };

    /// <summary>What only one redemption may have at a time; null when this one gives it up, so that its rider may try again.</summary>
    public static string? OnceKey(RedemptionState state) =>
        state.Status is RedemptionStatus.Requested or RedemptionStatus.Reserved or RedemptionStatus.Delivered
            ? EligibilityRules.OnceKey(state.Terms!, state.Opened!.RiderId, state.ReservedAt)
            : null;

    /// <summary>Until when its rider can cancel: an appointment some time before it begins, anything else until it is over.</summary>
    public static DateTimeOffset CancelUntil(RedemptionState state) =>
        state.Slot is { } slot ? slot.Start - state.Terms!.CancelBefore : state.ExpiresAt;

    /// <summary>A redemption as its rider reads it.</summary>
    /// <param name="view">The redemption.</param>
    /// <param name="code">Its code.</param>
    /// <param name="now">The time.</param>
    public static RedemptionView ForRider(RedemptionView view, string code, DateTimeOffset now)
    {
        var open = IsOpen(view, now);
        return WithoutSecrets(view) with
        {
            Status = StatusAt(view, now),
            Code = open ? code : null,
            CodeText = open ? RedeemCode.Text(code) : null,
            Actions = open && now < view.CancelUntil ? [RedemptionAction.Cancel]
                : view is { Status: RedemptionStatus.Delivered, Stars: null } ? [RedemptionAction.Rate]
                : [],
        };
    }

    /// <summary>A redemption as staff reads it.</summary>
    /// <param name="view">The redemption.</param>
    /// <param name="by">Who reads.</param>
    /// <param name="now">The time.</param>
    public static RedemptionView ForStaff(RedemptionView view, string by, DateTimeOffset now) => WithoutSecrets(view) with
    {
        Status = StatusAt(view, now),
        Actions = IsOpen(view, now) ? [RedemptionAction.Deliver] : CanUndo(view, by, now) ? [RedemptionAction.Undo] : [],
    };

    /// <summary>Where it stands by the clock: its grain may not have written down yet that its time is over.</summary>
    private static RedemptionStatus StatusAt(RedemptionView view, DateTimeOffset now) =>
        view.Status == RedemptionStatus.Reserved && view.ExpiresAt <= now ? RedemptionStatus.Expired : view.Status;

    private static bool IsOpen(RedemptionView view, DateTimeOffset now) => StatusAt(view, now) == RedemptionStatus.Reserved;

    private static bool CanUndo(RedemptionView view, string by, DateTimeOffset now) =>
        view.Status == RedemptionStatus.Delivered && view.DeliveredBy == by && now < view.UndoUntil;

    private static RedemptionView WithoutSecrets(RedemptionView view) => view with { CodeNumber = null, DeliveredBy = null };
}
