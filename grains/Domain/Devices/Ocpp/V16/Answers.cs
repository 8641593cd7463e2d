namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary><c>Authorize.conf</c> of OCPP 1.6. Whether they may.</summary>
public sealed record AuthorizeAnswer(IdTagInfo IdTagInfo);

/// <summary><c>BootNotification.conf</c> of OCPP 1.6. Whether it may go on, by whose clock, and how often it is to be heard.</summary>
public sealed record BootNotificationAnswer(RegistrationStatus Status, DateTimeOffset CurrentTime, int Interval);

/// <summary><c>DataTransfer.conf</c> of OCPP 1.6. Whether it was understood.</summary>
public sealed record DataTransferAnswer(DataTransferStatus Status, string? Data = null);

/// <summary><c>Heartbeat.conf</c> of OCPP 1.6. The time.</summary>
public sealed record HeartbeatAnswer(DateTimeOffset CurrentTime);

/// <summary><c>StartTransaction.conf</c> of OCPP 1.6. Under which number, and whether it may go on.</summary>
public sealed record StartTransactionAnswer(IdTagInfo IdTagInfo, int TransactionId);

/// <summary><c>StopTransaction.conf</c> of OCPP 1.6. What is known of the tag that ended it.</summary>
public sealed record StopTransactionAnswer(IdTagInfo? IdTagInfo = null);
