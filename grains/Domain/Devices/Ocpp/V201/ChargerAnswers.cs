using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary><c>ChangeAvailability.conf</c> of OCPP 2.0.1. Whether that was done.</summary>
public sealed record ChangeAvailabilityAnswer(ChangeAvailabilityStatus Status, StatusInfo? StatusInfo = null, CustomData? CustomData = null);

/// <summary><c>RequestStartTransaction.conf</c> of OCPP 2.0.1. Whether the charger will.</summary>
public sealed record RequestStartTransactionAnswer(
    RequestStartStopStatus Status,
    StatusInfo? StatusInfo = null,
    [property: JsonConverter(typeof(Text36))] string? TransactionId = null,
    CustomData? CustomData = null);

/// <summary><c>RequestStopTransaction.conf</c> of OCPP 2.0.1. Whether the charger will.</summary>
public sealed record RequestStopTransactionAnswer(RequestStartStopStatus Status, StatusInfo? StatusInfo = null, CustomData? CustomData = null);

/// <summary><c>Reset.conf</c> of OCPP 2.0.1. Whether the charger will.</summary>
public sealed record ResetAnswer(ResetStatus Status, StatusInfo? StatusInfo = null, CustomData? CustomData = null);

/// <summary><c>TriggerMessage.conf</c> of OCPP 2.0.1. Whether the charger will.</summary>
public sealed record TriggerMessageAnswer(TriggerMessageStatus Status, StatusInfo? StatusInfo = null, CustomData? CustomData = null);

/// <summary><c>UnlockConnector.conf</c> of OCPP 2.0.1. Whether it was let go.</summary>
public sealed record UnlockConnectorAnswer(UnlockStatus Status, StatusInfo? StatusInfo = null, CustomData? CustomData = null);

/// <summary><c>ClearCache.conf</c> of OCPP 2.0.1. Whether that was done.</summary>
public sealed record ClearCacheAnswer(RequestStartStopStatus Status, StatusInfo? StatusInfo = null, CustomData? CustomData = null);

/// <summary><c>ClearChargingProfile.conf</c> of OCPP 2.0.1. Whether there was such a limit.</summary>
public sealed record ClearChargingProfileAnswer(ClearedProfileStatus Status, StatusInfo? StatusInfo = null, CustomData? CustomData = null);

/// <summary><c>GetCompositeSchedule.conf</c> of OCPP 2.0.1. What is allowed when.</summary>
public sealed record GetCompositeScheduleAnswer(
    RequestStartStopStatus Status, StatusInfo? StatusInfo = null, CompositeSchedule? Schedule = null, CustomData? CustomData = null);

/// <summary><c>GetLog.conf</c> of OCPP 2.0.1. Whether the charger will, and what the file is called.</summary>
public sealed record GetLogAnswer(
    LogStatus Status,
    StatusInfo? StatusInfo = null,
    [property: JsonConverter(typeof(Text255))] string? Filename = null,
    CustomData? CustomData = null);

/// <summary><c>GetVariables.conf</c> of OCPP 2.0.1. Settings.</summary>
public sealed record GetVariablesAnswer(
    [property: JsonConverter(typeof(AtLeastOne<VariableRead>))] IReadOnlyList<VariableRead> GetVariableResult,
    CustomData? CustomData = null);

/// <summary><c>SetChargingProfile.conf</c> of OCPP 2.0.1. Whether the charger keeps to it.</summary>
public sealed record SetChargingProfileAnswer(RequestStartStopStatus Status, StatusInfo? StatusInfo = null, CustomData? CustomData = null);

/// <summary><c>SetVariables.conf</c> of OCPP 2.0.1. What became of each setting.</summary>
public sealed record SetVariablesAnswer(
    [property: JsonConverter(typeof(AtLeastOne<VariableWritten>))] IReadOnlyList<VariableWritten> SetVariableResult,
    CustomData? CustomData = null);

/// <summary><c>UpdateFirmware.conf</c> of OCPP 2.0.1. Whether the charger will; what comes of it is told later.</summary>
public sealed record UpdateFirmwareAnswer(FirmwareOrderStatus Status, StatusInfo? StatusInfo = null, CustomData? CustomData = null);
