using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary><c>IdTagInfo</c> of OCPP 1.6.</summary>
public sealed record IdTagInfo(
    AuthorizationStatus Status,
    DateTimeOffset? ExpiryDate = null,
    [property: JsonConverter(typeof(Text20))] string? ParentIdTag = null);

/// <summary><c>MeterValue</c> of OCPP 1.6.</summary>
public sealed record MeterValue(
    DateTimeOffset Timestamp,
    [property: JsonConverter(typeof(Items<SampledValue>))] IReadOnlyList<SampledValue> SampledValue);

/// <summary><c>SampledValue</c> of OCPP 1.6.</summary>
public sealed record SampledValue(
    string Value,
    ReadingContext? Context = null,
    ValueFormat? Format = null,
    Measurand? Measurand = null,
    Phase? Phase = null,
    MeasuringPlace? Location = null,
    MeterUnit? Unit = null);
