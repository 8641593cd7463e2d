using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary><c>Token</c> of OCPP 2.0.1.</summary>
public sealed record Token(
    [property: JsonConverter(typeof(Text36))] string IdToken,
    TokenKind Type,
    [property: JsonConverter(typeof(AtLeastOne<AdditionalInfo>))] IReadOnlyList<AdditionalInfo>? AdditionalInfo = null,
    CustomData? CustomData = null);

/// <summary><c>AdditionalInfo</c> of OCPP 2.0.1.</summary>
public sealed record AdditionalInfo(
    [property: JsonConverter(typeof(Text36))] string AdditionalIdToken,
    [property: JsonConverter(typeof(Text50))] string Type,
    CustomData? CustomData = null);

/// <summary><c>CustomData</c> of OCPP 2.0.1.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record CustomData([property: JsonConverter(typeof(Text255))] string VendorId);

/// <summary><c>OcspRequestData</c> of OCPP 2.0.1.</summary>
public sealed record OcspRequestData(
    HashAlgorithm HashAlgorithm,
    [property: JsonConverter(typeof(Text128))] string IssuerNameHash,
    [property: JsonConverter(typeof(Text128))] string IssuerKeyHash,
    [property: JsonConverter(typeof(Text40))] string SerialNumber,
    [property: JsonConverter(typeof(Text512))] string ResponderURL,
    CustomData? CustomData = null);

/// <summary><c>TokenInfo</c> of OCPP 2.0.1.</summary>
public sealed record TokenInfo(
    AuthorizationStatus Status,
    DateTimeOffset? CacheExpiryDateTime = null,
    int? ChargingPriority = null,
    [property: JsonConverter(typeof(Text8))] string? Language1 = null,
    [property: JsonConverter(typeof(AtLeastOne<int>))] IReadOnlyList<int>? EvseId = null,
    Token? GroupIdToken = null,
    [property: JsonConverter(typeof(Text8))] string? Language2 = null,
    MessageContent? PersonalMessage = null,
    CustomData? CustomData = null);

/// <summary><c>MessageContent</c> of OCPP 2.0.1.</summary>
public sealed record MessageContent(
    MessageFormat Format,
    [property: JsonConverter(typeof(Text512))] string Content,
    [property: JsonConverter(typeof(Text8))] string? Language = null,
    CustomData? CustomData = null);

/// <summary><c>ChargingStation</c> of OCPP 2.0.1.</summary>
public sealed record ChargingStation(
    [property: JsonConverter(typeof(Text20))] string Model,
    [property: JsonConverter(typeof(Text50))] string VendorName,
    [property: JsonConverter(typeof(Text25))] string? SerialNumber = null,
    Modem? Modem = null,
    [property: JsonConverter(typeof(Text50))] string? FirmwareVersion = null,
    CustomData? CustomData = null);

/// <summary><c>Modem</c> of OCPP 2.0.1.</summary>
public sealed record Modem(
    [property: JsonConverter(typeof(Text20))] string? Iccid = null,
    [property: JsonConverter(typeof(Text20))] string? Imsi = null,
    CustomData? CustomData = null);

/// <summary><c>StatusInfo</c> of OCPP 2.0.1.</summary>
public sealed record StatusInfo(
    [property: JsonConverter(typeof(Text20))] string ReasonCode,
    [property: JsonConverter(typeof(Text512))] string? AdditionalInfo = null,
    CustomData? CustomData = null);

/// <summary><c>MeterValue</c> of OCPP 2.0.1.</summary>
public sealed record MeterValue(
    [property: JsonConverter(typeof(AtLeastOne<SampledValue>))] IReadOnlyList<SampledValue> SampledValue,
    DateTimeOffset Timestamp,
    CustomData? CustomData = null);

/// <summary><c>SampledValue</c> of OCPP 2.0.1.</summary>
public sealed record SampledValue(
    decimal Value,
    ReadingContext? Context = null,
    Measurand? Measurand = null,
    Phase? Phase = null,
    Location? Location = null,
    SignedMeterValue? SignedMeterValue = null,
    UnitOfMeasure? UnitOfMeasure = null,
    CustomData? CustomData = null);

/// <summary><c>SignedMeterValue</c> of OCPP 2.0.1.</summary>
public sealed record SignedMeterValue(
    [property: JsonConverter(typeof(Text2500))] string SignedMeterData,
    [property: JsonConverter(typeof(Text50))] string SigningMethod,
    [property: JsonConverter(typeof(Text50))] string EncodingMethod,
    [property: JsonConverter(typeof(Text2500))] string PublicKey,
    CustomData? CustomData = null);

/// <summary><c>UnitOfMeasure</c> of OCPP 2.0.1.</summary>
public sealed record UnitOfMeasure(
    [property: JsonConverter(typeof(Text20))] string? Unit = null,
    int? Multiplier = null,
    CustomData? CustomData = null);

/// <summary><c>EventData</c> of OCPP 2.0.1.</summary>
public sealed record EventData(
    int EventId,
    DateTimeOffset Timestamp,
    EventTrigger Trigger,
    [property: JsonConverter(typeof(Text2500))] string ActualValue,
    Component Component,
    EventNotificationKind EventNotificationType,
    Variable Variable,
    int? Cause = null,
    [property: JsonConverter(typeof(Text50))] string? TechCode = null,
    [property: JsonConverter(typeof(Text500))] string? TechInfo = null,
    bool? Cleared = null,
    [property: JsonConverter(typeof(Text36))] string? TransactionId = null,
    int? VariableMonitoringId = null,
    CustomData? CustomData = null);

/// <summary><c>Component</c> of OCPP 2.0.1.</summary>
public sealed record Component(
    [property: JsonConverter(typeof(Text50))] string Name,
    Evse? Evse = null,
    [property: JsonConverter(typeof(Text50))] string? Instance = null,
    CustomData? CustomData = null);

/// <summary><c>Evse</c> of OCPP 2.0.1.</summary>
public sealed record Evse(int Id, int? ConnectorId = null, CustomData? CustomData = null);

/// <summary><c>Variable</c> of OCPP 2.0.1.</summary>
public sealed record Variable(
    [property: JsonConverter(typeof(Text50))] string Name,
    [property: JsonConverter(typeof(Text50))] string? Instance = null,
    CustomData? CustomData = null);

/// <summary><c>ReportData</c> of OCPP 2.0.1.</summary>
public sealed record ReportData(
    Component Component,
    Variable Variable,
    [property: JsonConverter(typeof(Between1And4<VariableAttribute>))] IReadOnlyList<VariableAttribute> VariableAttribute,
    VariableCharacteristics? VariableCharacteristics = null,
    CustomData? CustomData = null);

/// <summary><c>VariableAttribute</c> of OCPP 2.0.1.</summary>
public sealed record VariableAttribute(
    AttributeKind? Type = null,
    [property: JsonConverter(typeof(Text2500))] string? Value = null,
    Mutability? Mutability = null,
    bool? Persistent = null,
    bool? Constant = null,
    CustomData? CustomData = null);

/// <summary><c>VariableCharacteristics</c> of OCPP 2.0.1.</summary>
public sealed record VariableCharacteristics(
    DataKind DataType,
    bool SupportsMonitoring,
    [property: JsonConverter(typeof(Text16))] string? Unit = null,
    decimal? MinLimit = null,
    decimal? MaxLimit = null,
    [property: JsonConverter(typeof(Text1000))] string? ValuesList = null,
    CustomData? CustomData = null);

/// <summary><c>Transaction</c> of OCPP 2.0.1.</summary>
public sealed record Transaction(
    [property: JsonConverter(typeof(Text36))] string TransactionId,
    ChargingState? ChargingState = null,
    int? TimeSpentCharging = null,
    Reason? StoppedReason = null,
    int? RemoteStartId = null,
    CustomData? CustomData = null);
