using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary><c>GetVariableDataType</c> of OCPP 2.0.1: a setting to tell.</summary>
public sealed record VariableToRead(Component Component, Variable Variable, AttributeKind? AttributeType = null, CustomData? CustomData = null);

/// <summary><c>GetVariableResultType</c> of OCPP 2.0.1: a setting, or why it is not told.</summary>
public sealed record VariableRead(
    VariableReadStatus AttributeStatus,
    Component Component,
    Variable Variable,
    StatusInfo? AttributeStatusInfo = null,
    AttributeKind? AttributeType = null,
    [property: JsonConverter(typeof(Text2500))] string? AttributeValue = null,
    CustomData? CustomData = null);

/// <summary><c>SetVariableDataType</c> of OCPP 2.0.1: a setting to change.</summary>
public sealed record VariableToWrite(
    [property: JsonConverter(typeof(Text1000))] string AttributeValue,
    Component Component,
    Variable Variable,
    AttributeKind? AttributeType = null,
    CustomData? CustomData = null);

/// <summary><c>SetVariableResultType</c> of OCPP 2.0.1: what became of a setting.</summary>
public sealed record VariableWritten(
    VariableWriteStatus AttributeStatus,
    Component Component,
    Variable Variable,
    AttributeKind? AttributeType = null,
    StatusInfo? AttributeStatusInfo = null,
    CustomData? CustomData = null);

/// <summary><c>LogParametersType</c> of OCPP 2.0.1: where a log is put.</summary>
public sealed record LogPlace(
    [property: JsonConverter(typeof(Text512))] string RemoteLocation,
    DateTimeOffset? OldestTimestamp = null,
    DateTimeOffset? LatestTimestamp = null,
    CustomData? CustomData = null);

/// <summary><c>FirmwareType</c> of OCPP 2.0.1, as far as we send it: where firmware is, and from when on it is fetched.</summary>
public sealed record FirmwarePlace(
    [property: JsonConverter(typeof(Text512))] string Location,
    DateTimeOffset RetrieveDateTime,
    CustomData? CustomData = null);
