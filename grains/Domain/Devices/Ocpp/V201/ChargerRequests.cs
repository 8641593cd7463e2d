using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary><c>Authorize.req</c> of OCPP 2.0.1. May the holder of a tag charge?</summary>
public sealed record AuthorizeRequest(
    Token IdToken,
    [property: JsonConverter(typeof(Text5500))] string? Certificate = null,
    [property: JsonConverter(typeof(Between1And4<OcspRequestData>))] IReadOnlyList<OcspRequestData>? Iso15118CertificateHashData = null,
    CustomData? CustomData = null);

/// <summary><c>BootNotification.req</c> of OCPP 2.0.1. A charger has started, or has come back.</summary>
public sealed record BootNotificationRequest(ChargingStation ChargingStation, BootReason Reason, CustomData? CustomData = null);

/// <summary><c>DataTransfer.req</c> of OCPP 2.0.1. Something of a vendor's own.</summary>
public sealed record DataTransferRequest(
    [property: JsonConverter(typeof(Text255))] string VendorId,
    [property: JsonConverter(typeof(Text50))] string? MessageId = null,
    JsonElement? Data = null,
    CustomData? CustomData = null);

/// <summary><c>FirmwareStatusNotification.req</c> of OCPP 2.0.1. How an update of the firmware stands.</summary>
public sealed record FirmwareStatusNotificationRequest(FirmwareStatus Status, int? RequestId = null, CustomData? CustomData = null);

/// <summary><c>LogStatusNotification.req</c> of OCPP 2.0.1. How an upload of a log stands.</summary>
public sealed record LogStatusNotificationRequest(UploadLogStatus Status, int? RequestId = null, CustomData? CustomData = null);

/// <summary><c>MeterValues.req</c> of OCPP 2.0.1. What a meter shows.</summary>
public sealed record MeterValuesRequest(
    int EvseId,
    [property: JsonConverter(typeof(AtLeastOne<MeterValue>))] IReadOnlyList<MeterValue> MeterValue,
    CustomData? CustomData = null);

/// <summary><c>NotifyEvent.req</c> of OCPP 2.0.1. Something that the charger watches has changed.</summary>
public sealed record NotifyEventRequest(
    DateTimeOffset GeneratedAt,
    int SeqNo,
    [property: JsonConverter(typeof(AtLeastOne<EventData>))] IReadOnlyList<EventData> EventData,
    bool? Tbc = null,
    CustomData? CustomData = null);

/// <summary><c>NotifyReport.req</c> of OCPP 2.0.1. A part of a report of the charger's variables.</summary>
public sealed record NotifyReportRequest(
    int RequestId,
    DateTimeOffset GeneratedAt,
    int SeqNo,
    [property: JsonConverter(typeof(AtLeastOne<ReportData>))] IReadOnlyList<ReportData>? ReportData = null,
    bool? Tbc = null,
    CustomData? CustomData = null);

/// <summary><c>ReservationStatusUpdate.req</c> of OCPP 2.0.1. A reservation has ended at the charger.</summary>
public sealed record ReservationStatusUpdateRequest(
    int ReservationId,
    ReservationUpdateStatus ReservationUpdateStatus,
    CustomData? CustomData = null);

/// <summary><c>SecurityEventNotification.req</c> of OCPP 2.0.1. Something that concerns security.</summary>
public sealed record SecurityEventNotificationRequest(
    [property: JsonConverter(typeof(Text50))] string Type,
    DateTimeOffset Timestamp,
    [property: JsonConverter(typeof(Text255))] string? TechInfo = null,
    CustomData? CustomData = null);

/// <summary><c>StatusNotification.req</c> of OCPP 2.0.1. How a connector is.</summary>
public sealed record StatusNotificationRequest(
    DateTimeOffset Timestamp,
    ConnectorStatus ConnectorStatus,
    int EvseId,
    int ConnectorId,
    CustomData? CustomData = null);

/// <summary><c>TransactionEvent.req</c> of OCPP 2.0.1. A transaction has begun, gone on or ended, perhaps hours ago.</summary>
public sealed record TransactionEventRequest(
    TransactionEventKind EventType,
    DateTimeOffset Timestamp,
    TriggerReason TriggerReason,
    int SeqNo,
    Transaction TransactionInfo,
    [property: JsonConverter(typeof(AtLeastOne<MeterValue>))] IReadOnlyList<MeterValue>? MeterValue = null,
    bool? Offline = null,
    int? NumberOfPhasesUsed = null,
    int? CableMaxCurrent = null,
    int? ReservationId = null,
    Evse? Evse = null,
    Token? IdToken = null,
    CustomData? CustomData = null);
