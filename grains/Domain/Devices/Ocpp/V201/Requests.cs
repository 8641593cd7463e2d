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
