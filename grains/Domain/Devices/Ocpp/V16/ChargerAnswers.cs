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
