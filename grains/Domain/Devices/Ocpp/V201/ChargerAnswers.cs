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
