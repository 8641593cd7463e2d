using System.Text.Json;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary><c>Authorize.conf</c> of OCPP 2.0.1. Whether they may.</summary>
public sealed record AuthorizeAnswer(TokenInfo IdTokenInfo, CustomData? CustomData = null);

/// <summary><c>BootNotification.conf</c> of OCPP 2.0.1. Whether it may go on, by whose clock, and how often it is to be heard.</summary>
public sealed record BootNotificationAnswer(
    DateTimeOffset CurrentTime,
    int Interval,
    RegistrationStatus Status,
    StatusInfo? StatusInfo = null,
    CustomData? CustomData = null);

/// <summary><c>DataTransfer.conf</c> of OCPP 2.0.1. Whether it was understood.</summary>
public sealed record DataTransferAnswer(
    DataTransferStatus Status,
    StatusInfo? StatusInfo = null,
    JsonElement? Data = null,
    CustomData? CustomData = null);

/// <summary><c>Heartbeat.conf</c> of OCPP 2.0.1. The time.</summary>
public sealed record HeartbeatAnswer(DateTimeOffset CurrentTime, CustomData? CustomData = null);

/// <summary><c>TransactionEvent.conf</c> of OCPP 2.0.1. What is known of the token in it.</summary>
public sealed record TransactionEventAnswer(
    decimal? TotalCost = null,
    int? ChargingPriority = null,
    TokenInfo? IdTokenInfo = null,
    MessageContent? UpdatedPersonalMessage = null,
    CustomData? CustomData = null);
