using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace RedStation.Contracts.Exchange;

/// <summary>A redemption, 兑换, as people see it.</summary>
[GenerateSerializer, Immutable, Alias("redemption-view")]
public sealed record RedemptionView
{
    /// <summary>Its id.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>Of which service.</summary>
    [Id(1)] public required string ServiceId { get; init; }

    /// <summary>The service's name when it was reserved, Chinese: what is handed over.</summary>
    [Id(2)] public required string Name { get; init; }

    /// <summary>The same, English.</summary>
    [Id(3)] public required string NameEn { get; init; }

    /// <summary>The organisation that gives it.</summary>
    [Id(4)] public required string ProviderId { get; init; }

    /// <summary>Whose it is.</summary>
    [Id(5)] public required string RiderId { get; init; }

    /// <summary>Their name.</summary>
    [Id(6)] public required string RiderName { get; init; }

    /// <summary>Points, as the list said when it was reserved.</summary>
    [Id(7)] public required int Points { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(8)] public required RedemptionStatus Status { get; init; }

    /// <summary>When the appointment begins; null where there is none.</summary>
    [Id(9)] public DateTimeOffset? SlotStart { get; init; }

    /// <summary>When the appointment ends.</summary>
    [Id(10)] public DateTimeOffset? SlotEnd { get; init; }

    /// <summary>When it was reserved.</summary>
    [Id(11)] public required DateTimeOffset ReservedAt { get; init; }

    /// <summary>Until when it can be handed over. After that the points are the rider's again.</summary>
    [Id(12)] public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Until when its rider can cancel it.</summary>
    [Id(13)] public required DateTimeOffset CancelUntil { get; init; }

    /// <summary>When it was handed over; null until it is.</summary>
    [Id(14)] public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Where it was handed over.</summary>
    [Id(15)] public string? DeliveredWhere { get; init; }

    /// <summary>Until when the delivery can be taken back.</summary>
    [Id(16)] public DateTimeOffset? UndoUntil { get; init; }

    /// <summary>How its rider found it, 1 … 5; null until they say.</summary>
    [Id(17)] public int? Stars { get; init; }

    /// <summary>What its rider wrote about it.</summary>
    [Id(18)] public string? Comment { get; init; }

    /// <summary>Grows with every change.</summary>
    [Id(19)] public required long Revision { get; init; }

    /// <summary>What its reader may do with it now.</summary>
    [Id(20)] public ImmutableArray<RedemptionAction> Actions { get; init; } = [];

    /// <summary>The code, eight digits, for its rider alone and while it is open; otherwise null.</summary>
    [Id(21)] public string? Code { get; init; }

    /// <summary>What a QR code of it says, likewise.</summary>
    [Id(22)] public string? CodeText { get; init; }

    /// <summary>Which of the codes that follow from its id it has. Between the grain and the api; nobody else is told.</summary>
    [Id(23), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? CodeNumber { get; init; }

    /// <summary>What is handed over, Chinese.</summary>
    [Id(25)] public required string Description { get; init; }

    /// <summary>What is handed over, English.</summary>
    [Id(26)] public required string DescriptionEn { get; init; }

    /// <summary>Who handed it over. Between the grain and the api, to say who may take that back; nobody else is told.</summary>
    [Id(24), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? DeliveredBy { get; init; }
}

/// <summary>Where a redemption stands.</summary>
[Alias("redemption-status")]
public enum RedemptionStatus
{
    /// <summary>Asked for; stock and points are being looked at.</summary>
    Requested = 0,

    /// <summary>Kept for its rider; the points are on hold.</summary>
    Reserved = 1,

    /// <summary>Handed over; the points are the provider's.</summary>
    Delivered = 2,

    /// <summary>Given up; the points are the rider's again.</summary>
    Cancelled = 3,

    /// <summary>Not handed over in time; the points are the rider's again.</summary>
    Expired = 4,

    /// <summary>It came to nothing: none was left, or the points did not suffice.</summary>
    Refused = 5,
}

/// <summary>What people do with a redemption. The names on the wire are those of the endpoints.</summary>
[Alias("redemption-action")]
public enum RedemptionAction
{
    /// <summary>Its rider gives it up.</summary>
    Cancel = 0,

    /// <summary>Staff hands it over.</summary>
    Deliver = 1,

    /// <summary>Who handed it over takes that back.</summary>
    Undo = 2,

    /// <summary>Its rider says how it was.</summary>
    Rate = 3,
}
