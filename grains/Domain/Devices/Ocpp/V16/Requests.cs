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
