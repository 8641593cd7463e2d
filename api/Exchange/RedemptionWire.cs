using System.Collections.Immutable;
using RedStation.Contracts.Exchange;

namespace RedStation.Api.Exchange;

/// <summary>A redemption, 兑换.</summary>
/// <param name="RedemptionId">Its id.</param>
/// <param name="Offer">What is handed over.</param>
/// <param name="Rider">Whose it is.</param>
/// <param name="Points">Points, as the list said when it was reserved.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="SlotStart">When the appointment begins; null where there is none.</param>
/// <param name="SlotEnd">When the appointment ends.</param>
/// <param name="ReservedAt">When it was reserved.</param>
/// <param name="ExpiresAt">Until when it can be handed over. After that the points are the rider's again.</param>
/// <param name="CancelUntil">Until when its rider can cancel it.</param>
/// <param name="DeliveredAt">When it was handed over; null until it is.</param>
/// <param name="DeliveredWhere">Where it was handed over.</param>
/// <param name="UndoUntil">Until when the delivery can be taken back.</param>
/// <param name="Stars">How its rider found it, 1 … 5; null until they say.</param>
/// <param name="Comment">What its rider wrote about it.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Actions">What its reader may do with it now.</param>
/// <param name="Code">The code, eight digits, for its rider alone and while it is open; otherwise null.</param>
/// <param name="CodeText">What a QR code of it says, likewise.</param>
public sealed record RedemptionWire(
    string RedemptionId,
    RedemptionOfferWire Offer,
    RedemptionRiderWire Rider,
    int Points,
    RedemptionStatus Status,
    DateTimeOffset? SlotStart,
    DateTimeOffset? SlotEnd,
    DateTimeOffset ReservedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset CancelUntil,
    DateTimeOffset? DeliveredAt,
    string? DeliveredWhere,
    DateTimeOffset? UndoUntil,
    int? Stars,
    string? Comment,
    long Revision,
    ImmutableArray<RedemptionAction> Actions,
    string? Code,
    string? CodeText)
{
    /// <summary>A redemption that was made for its reader.</summary>
    public static RedemptionWire Of(RedemptionView view) => new(
        view.Id,
        new RedemptionOfferWire(view.ServiceId, view.Name, view.NameEn, view.Description, view.DescriptionEn, view.ProviderId),
        new RedemptionRiderWire(view.RiderId, view.RiderName),
        view.Points,
        view.Status,
        view.SlotStart,
        view.SlotEnd,
        view.ReservedAt,
        view.ExpiresAt,
        view.CancelUntil,
        view.DeliveredAt,
        view.DeliveredWhere,
        view.UndoUntil,
        view.Stars,
        view.Comment,
        view.Revision,
        view.Actions,
        view.Code,
        view.CodeText);
}

/// <summary>The service of a redemption, as the list had it when it was reserved.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="Name">Its name, Chinese.</param>
/// <param name="NameEn">Its name, English.</param>
/// <param name="Description">What is handed over, Chinese.</param>
/// <param name="DescriptionEn">What is handed over, English.</param>
/// <param name="ProviderId">The organisation that gives it.</param>
public sealed record RedemptionOfferWire(string Id, string Name, string NameEn, string Description, string DescriptionEn, string ProviderId);

/// <summary>The rider of a redemption.</summary>
/// <param name="Id">Their id.</param>
/// <param name="DisplayName">What others call them.</param>
public sealed record RedemptionRiderWire(string Id, string DisplayName);

/// <summary>A page of redemptions, newest first.</summary>
/// <param name="Items">The redemptions.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record RedemptionList(ImmutableArray<RedemptionWire> Items, string? Next);
