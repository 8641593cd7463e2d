using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary><c>Authorize.req</c> of OCPP 1.6. May the holder of a tag charge?</summary>
public sealed record AuthorizeRequest([property: JsonConverter(typeof(Text20))] string IdTag);

/// <summary><c>BootNotification.req</c> of OCPP 1.6. A charger has started, or has come back.</summary>
public sealed record BootNotificationRequest(
    [property: JsonConverter(typeof(Text20))] string ChargePointVendor,
    [property: JsonConverter(typeof(Text20))] string ChargePointModel,
    [property: JsonConverter(typeof(Text25))] string? ChargePointSerialNumber = null,
    [property: JsonConverter(typeof(Text25))] string? ChargeBoxSerialNumber = null,
    [property: JsonConverter(typeof(Text50))] string? FirmwareVersion = null,
    [property: JsonConverter(typeof(Text20))] string? Iccid = null,
    [property: JsonConverter(typeof(Text20))] string? Imsi = null,
    [property: JsonConverter(typeof(Text25))] string? MeterType = null,
    [property: JsonConverter(typeof(Text25))] string? MeterSerialNumber = null);

/// <summary><c>DataTransfer.req</c> of OCPP 1.6. Something of a vendor's own.</summary>
public sealed record DataTransferRequest(
    [property: JsonConverter(typeof(Text255))] string VendorId,
    [property: JsonConverter(typeof(Text50))] string? MessageId = null,
    string? Data = null);

/// <summary><c>DiagnosticsStatusNotification.req</c> of OCPP 1.6. How an upload of diagnostics stands.</summary>
public sealed record DiagnosticsStatusNotificationRequest(DiagnosticsStatus Status);

/// <summary><c>FirmwareStatusNotification.req</c> of OCPP 1.6. How an update of the firmware stands.</summary>
public sealed record FirmwareStatusNotificationRequest(FirmwareStatus Status);

/// <summary><c>MeterValues.req</c> of OCPP 1.6. What a meter shows.</summary>
public sealed record MeterValuesRequest(
    int ConnectorId,
    [property: JsonConverter(typeof(Items<MeterValue>))] IReadOnlyList<MeterValue> MeterValue,
    int? TransactionId = null);

/// <summary><c>StartTransaction.req</c> of OCPP 1.6. Charging has begun, perhaps hours ago.</summary>
public sealed record StartTransactionRequest(
    int ConnectorId,
    [property: JsonConverter(typeof(Text20))] string IdTag,
    int MeterStart,
    DateTimeOffset Timestamp,
    int? ReservationId = null);

/// <summary><c>StatusNotification.req</c> of OCPP 1.6. How a connector is.</summary>
public sealed record StatusNotificationRequest(
    int ConnectorId,
    ChargePointErrorCode ErrorCode,
    ChargePointStatus Status,
    [property: JsonConverter(typeof(Text50))] string? Info = null,
    DateTimeOffset? Timestamp = null,
    [property: JsonConverter(typeof(Text255))] string? VendorId = null,
    [property: JsonConverter(typeof(Text50))] string? VendorErrorCode = null);

/// <summary><c>StopTransaction.req</c> of OCPP 1.6. Charging has ended, perhaps hours ago.</summary>
public sealed record StopTransactionRequest(
    int MeterStop,
    DateTimeOffset Timestamp,
    int TransactionId,
    [property: JsonConverter(typeof(Text20))] string? IdTag = null,
    StopReason? Reason = null,
    [property: JsonConverter(typeof(Items<MeterValue>))] IReadOnlyList<MeterValue>? TransactionData = null);
