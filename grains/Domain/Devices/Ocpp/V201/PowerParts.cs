using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary><c>ChargingProfileType</c> of OCPP 2.0.1, as far as we send it.</summary>
public sealed record ChargingProfile(
    int Id,
    int StackLevel,
    ChargingProfilePurpose ChargingProfilePurpose,
    ChargingProfileKind ChargingProfileKind,
    [property: JsonConverter(typeof(AtLeastOne<ChargingSchedule>))] IReadOnlyList<ChargingSchedule> ChargingSchedule,
    CustomData? CustomData = null);

/// <summary><c>ChargingScheduleType</c> of OCPP 2.0.1, as far as we send it.</summary>
public sealed record ChargingSchedule(
    int Id,
    ChargingRateUnit ChargingRateUnit,
    [property: JsonConverter(typeof(AtLeastOne<ChargingSchedulePeriod>))] IReadOnlyList<ChargingSchedulePeriod> ChargingSchedulePeriod,
    DateTimeOffset? StartSchedule = null,
    CustomData? CustomData = null);

/// <summary><c>ChargingSchedulePeriodType</c> of OCPP 2.0.1: from so many seconds after the beginning on.</summary>
public sealed record ChargingSchedulePeriod(
    int StartPeriod, decimal Limit, int? NumberPhases = null, int? PhaseToUse = null, CustomData? CustomData = null);

/// <summary><c>CompositeScheduleType</c> of OCPP 2.0.1: what is allowed when, of all limits together.</summary>
public sealed record CompositeSchedule(
    int EvseId,
    int Duration,
    DateTimeOffset ScheduleStart,
    ChargingRateUnit ChargingRateUnit,
    [property: JsonConverter(typeof(AtLeastOne<ChargingSchedulePeriod>))] IReadOnlyList<ChargingSchedulePeriod> ChargingSchedulePeriod,
    CustomData? CustomData = null);
