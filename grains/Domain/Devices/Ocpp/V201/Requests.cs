using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary><c>ChangeAvailability.req</c> of OCPP 2.0.1. Put a connector, or all of them, into or out of service.</summary>
public sealed record ChangeAvailabilityRequest(OperationalStatus OperationalStatus, Evse? Evse = null, CustomData? CustomData = null);

/// <summary><c>RequestStartTransaction.req</c> of OCPP 2.0.1. Begin charging for the holder of a token.</summary>
public sealed record RequestStartTransactionRequest(Token IdToken, int RemoteStartId, int? EvseId = null, CustomData? CustomData = null);

/// <summary><c>RequestStopTransaction.req</c> of OCPP 2.0.1. End a transaction.</summary>
public sealed record RequestStopTransactionRequest([property: JsonConverter(typeof(Text36))] string TransactionId, CustomData? CustomData = null);

/// <summary><c>Reset.req</c> of OCPP 2.0.1. Start anew.</summary>
public sealed record ResetRequest(ResetKind Type, int? EvseId = null, CustomData? CustomData = null);

/// <summary><c>TriggerMessage.req</c> of OCPP 2.0.1. Send a message now.</summary>
public sealed record TriggerMessageRequest(MessageTrigger RequestedMessage, Evse? Evse = null, CustomData? CustomData = null);

/// <summary><c>UnlockConnector.req</c> of OCPP 2.0.1. Let a plug go.</summary>
public sealed record UnlockConnectorRequest(int EvseId, int ConnectorId, CustomData? CustomData = null);

/// <summary><c>ClearChargingProfile.req</c> of OCPP 2.0.1. Forget a limit of power.</summary>
public sealed record ClearChargingProfileRequest(int? ChargingProfileId = null, CustomData? CustomData = null);

/// <summary><c>GetCompositeSchedule.req</c> of OCPP 2.0.1. Tell which power is allowed in the seconds to come.</summary>
public sealed record GetCompositeScheduleRequest(
    int Duration, int EvseId, ChargingRateUnit? ChargingRateUnit = null, CustomData? CustomData = null);

/// <summary><c>GetLog.req</c> of OCPP 2.0.1. Put a file of a log at an address.</summary>
public sealed record GetLogRequest(LogKind LogType, int RequestId, LogPlace Log, CustomData? CustomData = null);

/// <summary><c>GetVariables.req</c> of OCPP 2.0.1. Tell settings.</summary>
public sealed record GetVariablesRequest(
    [property: JsonConverter(typeof(AtLeastOne<VariableToRead>))] IReadOnlyList<VariableToRead> GetVariableData,
    CustomData? CustomData = null);

/// <summary><c>SetChargingProfile.req</c> of OCPP 2.0.1. Take no more power than so.</summary>
public sealed record SetChargingProfileRequest(int EvseId, ChargingProfile ChargingProfile, CustomData? CustomData = null);

/// <summary><c>SetVariables.req</c> of OCPP 2.0.1. Change settings.</summary>
public sealed record SetVariablesRequest(
    [property: JsonConverter(typeof(AtLeastOne<VariableToWrite>))] IReadOnlyList<VariableToWrite> SetVariableData,
    CustomData? CustomData = null);

/// <summary><c>UpdateFirmware.req</c> of OCPP 2.0.1. Fetch firmware from an address and run it.</summary>
public sealed record UpdateFirmwareRequest(int RequestId, FirmwarePlace Firmware, CustomData? CustomData = null);
