using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary><c>ChangeAvailability.req</c> of OCPP 1.6. Put a connector, or all of them, into or out of service.</summary>
public sealed record ChangeAvailabilityRequest(int ConnectorId, AvailabilityType Type);

/// <summary><c>RemoteStartTransaction.req</c> of OCPP 1.6. Begin charging for the holder of a tag.</summary>
public sealed record RemoteStartTransactionRequest([property: JsonConverter(typeof(Text20))] string IdTag, int? ConnectorId = null);

/// <summary><c>RemoteStopTransaction.req</c> of OCPP 1.6. End a transaction.</summary>
public sealed record RemoteStopTransactionRequest(int TransactionId);

/// <summary><c>Reset.req</c> of OCPP 1.6. Start anew.</summary>
public sealed record ResetRequest(ResetType Type);

/// <summary><c>TriggerMessage.req</c> of OCPP 1.6. Send a message now.</summary>
public sealed record TriggerMessageRequest(TriggeredMessage RequestedMessage, int? ConnectorId = null);

/// <summary><c>UnlockConnector.req</c> of OCPP 1.6. Let a plug go.</summary>
public sealed record UnlockConnectorRequest(int ConnectorId);

/// <summary><c>ChangeConfiguration.req</c> of OCPP 1.6. Change a setting.</summary>
public sealed record ChangeConfigurationRequest(
    [property: JsonConverter(typeof(Text50))] string Key,
    [property: JsonConverter(typeof(Text500))] string Value);

/// <summary><c>ClearChargingProfile.req</c> of OCPP 1.6. Forget limits of power.</summary>
public sealed record ClearChargingProfileRequest(
    int? Id = null,
    int? ConnectorId = null,
    ChargingProfilePurpose? ChargingProfilePurpose = null,
    int? StackLevel = null);

/// <summary><c>GetCompositeSchedule.req</c> of OCPP 1.6. Tell which power is allowed in the seconds to come.</summary>
public sealed record GetCompositeScheduleRequest(int ConnectorId, int Duration, ChargingRateUnit? ChargingRateUnit = null);

/// <summary><c>GetConfiguration.req</c> of OCPP 1.6. Tell settings; all of them when none is named.</summary>
public sealed record GetConfigurationRequest([property: JsonConverter(typeof(TextsOf50))] IReadOnlyList<string>? Key = null);

/// <summary><c>GetDiagnostics.req</c> of OCPP 1.6. Put a file of diagnostics at an address.</summary>
public sealed record GetDiagnosticsRequest(
    string Location,
    int? Retries = null,
    int? RetryInterval = null,
    DateTimeOffset? StartTime = null,
    DateTimeOffset? StopTime = null);

/// <summary><c>SetChargingProfile.req</c> of OCPP 1.6. Take no more power than so.</summary>
public sealed record SetChargingProfileRequest(int ConnectorId, ChargingProfile CsChargingProfiles);

/// <summary><c>UpdateFirmware.req</c> of OCPP 1.6. Fetch firmware from an address and run it.</summary>
public sealed record UpdateFirmwareRequest(string Location, DateTimeOffset RetrieveDate, int? Retries = null, int? RetryInterval = null);
