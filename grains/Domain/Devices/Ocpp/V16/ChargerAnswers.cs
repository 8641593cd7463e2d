using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary><c>ChangeAvailability.conf</c> of OCPP 1.6. Whether that was done.</summary>
public sealed record ChangeAvailabilityAnswer(AvailabilityStatus Status);

/// <summary><c>RemoteStartTransaction.conf</c> of OCPP 1.6. Whether the charger will.</summary>
public sealed record RemoteStartTransactionAnswer(RemoteStatus Status);

/// <summary><c>RemoteStopTransaction.conf</c> of OCPP 1.6. Whether the charger will.</summary>
public sealed record RemoteStopTransactionAnswer(RemoteStatus Status);

/// <summary><c>Reset.conf</c> of OCPP 1.6. Whether the charger will.</summary>
public sealed record ResetAnswer(RemoteStatus Status);

/// <summary><c>TriggerMessage.conf</c> of OCPP 1.6. Whether the charger will.</summary>
public sealed record TriggerMessageAnswer(TriggerStatus Status);

/// <summary><c>UnlockConnector.conf</c> of OCPP 1.6. Whether it was let go.</summary>
public sealed record UnlockConnectorAnswer(UnlockStatus Status);

/// <summary><c>ChangeConfiguration.conf</c> of OCPP 1.6. Whether that was done.</summary>
public sealed record ChangeConfigurationAnswer(ConfigurationStatus Status);

/// <summary><c>ClearCache.conf</c> of OCPP 1.6. Whether that was done.</summary>
public sealed record ClearCacheAnswer(RemoteStatus Status);

/// <summary><c>ClearChargingProfile.conf</c> of OCPP 1.6. Whether there was such a limit.</summary>
public sealed record ClearChargingProfileAnswer(ClearedProfileStatus Status);

/// <summary><c>GetCompositeSchedule.conf</c> of OCPP 1.6. What is allowed when.</summary>
public sealed record GetCompositeScheduleAnswer(
    RemoteStatus Status,
    int? ConnectorId = null,
    DateTimeOffset? ScheduleStart = null,
    ChargingSchedule? ChargingSchedule = null);

/// <summary><c>GetConfiguration.conf</c> of OCPP 1.6. Settings, and what was asked for that is none.</summary>
public sealed record GetConfigurationAnswer(
    [property: JsonConverter(typeof(Items<KeyValue>))] IReadOnlyList<KeyValue>? ConfigurationKey = null,
    [property: JsonConverter(typeof(TextsOf50))] IReadOnlyList<string>? UnknownKey = null);

/// <summary><c>GetDiagnostics.conf</c> of OCPP 1.6. What the file is called; nothing when there is none.</summary>
public sealed record GetDiagnosticsAnswer([property: JsonConverter(typeof(Text255))] string? FileName = null);

/// <summary><c>SetChargingProfile.conf</c> of OCPP 1.6. Whether the charger keeps to it.</summary>
public sealed record SetChargingProfileAnswer(ChargingProfileStatus Status);

/// <summary><c>UpdateFirmware.conf</c> of OCPP 1.6. It has heard; what comes of it is told later.</summary>
public sealed record UpdateFirmwareAnswer;
