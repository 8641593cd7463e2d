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

/// <summary><c>ChargingProfile</c> of OCPP 1.6, as far as we send it.</summary>
public sealed record ChargingProfile(
    int ChargingProfileId,
    int StackLevel,
    ChargingProfilePurpose ChargingProfilePurpose,
    ChargingProfileKind ChargingProfileKind,
    ChargingSchedule ChargingSchedule);

/// <summary><c>ChargingSchedule</c> of OCPP 1.6.</summary>
public sealed record ChargingSchedule(
    ChargingRateUnit ChargingRateUnit,
    [property: JsonConverter(typeof(Items<ChargingSchedulePeriod>))] IReadOnlyList<ChargingSchedulePeriod> ChargingSchedulePeriod,
    int? Duration = null,
    DateTimeOffset? StartSchedule = null,
    [property: JsonConverter(typeof(Tenths))] decimal? MinChargingRate = null);

/// <summary><c>ChargingSchedulePeriod</c> of OCPP 1.6: from so many seconds after the beginning on.</summary>
public sealed record ChargingSchedulePeriod(
    int StartPeriod,
    [property: JsonConverter(typeof(Tenths))] decimal Limit,
    int? NumberPhases = null);

/// <summary><c>KeyValue</c> of OCPP 1.6: a setting.</summary>
public sealed record KeyValue(
    [property: JsonConverter(typeof(Text50))] string Key,
    bool Readonly,
    [property: JsonConverter(typeof(Text500))] string? Value = null);
