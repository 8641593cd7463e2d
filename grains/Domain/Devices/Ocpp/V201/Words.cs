using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary>The words of <c>AttributeKind</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<AttributeKind>))]
public enum AttributeKind
{
    Actual,
    Target,
    MinSet,
    MaxSet,
}

/// <summary>The words of <c>AuthorizationStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<AuthorizationStatus>))]
public enum AuthorizationStatus
{
    Accepted,
    Blocked,
    ConcurrentTx,
    Expired,
    Invalid,
    NoCredit,
    NotAllowedTypeEVSE,
    NotAtThisLocation,
    NotAtThisTime,
    Unknown,
}

/// <summary>The words of <c>BootReason</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<BootReason>))]
public enum BootReason
{
    ApplicationReset,
    FirmwareUpdate,
    LocalReset,
    PowerUp,
    RemoteReset,
    ScheduledReset,
    Triggered,
    Unknown,
    Watchdog,
}

/// <summary>The words of <c>ChangeAvailabilityStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ChangeAvailabilityStatus>))]
public enum ChangeAvailabilityStatus
{
    Accepted,
    Rejected,
    Scheduled,
}

/// <summary>The words of <c>ChargingState</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ChargingState>))]
public enum ChargingState
{
    Charging,
    EVConnected,
    SuspendedEV,
    SuspendedEVSE,
    Idle,
}

/// <summary>The words of <c>ConnectorStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ConnectorStatus>))]
public enum ConnectorStatus
{
    Available,
    Occupied,
    Reserved,
    Unavailable,
    Faulted,
}

/// <summary>The words of <c>DataKind</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<DataKind>))]
public enum DataKind
{
    [JsonStringEnumMemberName("string")] Text,
    [JsonStringEnumMemberName("decimal")] DecimalNumber,
    [JsonStringEnumMemberName("integer")] WholeNumber,
    [JsonStringEnumMemberName("dateTime")] Moment,
    [JsonStringEnumMemberName("boolean")] Truth,
    OptionList,
    SequenceList,
    MemberList,
}

/// <summary>The words of <c>DataTransferStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<DataTransferStatus>))]
public enum DataTransferStatus
{
    Accepted,
    Rejected,
    UnknownMessageId,
    UnknownVendorId,
}

/// <summary>The words of <c>EventNotificationKind</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<EventNotificationKind>))]
public enum EventNotificationKind
{
    HardWiredNotification,
    HardWiredMonitor,
    PreconfiguredMonitor,
    CustomMonitor,
}

/// <summary>The words of <c>EventTrigger</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<EventTrigger>))]
public enum EventTrigger
{
    Alerting,
    Delta,
    Periodic,
}

/// <summary>The words of <c>FirmwareStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<FirmwareStatus>))]
public enum FirmwareStatus
{
    Downloaded,
    DownloadFailed,
    Downloading,
    DownloadScheduled,
    DownloadPaused,
    Idle,
    InstallationFailed,
    Installing,
    Installed,
    InstallRebooting,
    InstallScheduled,
    InstallVerificationFailed,
    InvalidSignature,
    SignatureVerified,
}

/// <summary>The words of <c>HashAlgorithm</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<HashAlgorithm>))]
public enum HashAlgorithm
{
    SHA256,
    SHA384,
    SHA512,
}

/// <summary>The words of <c>Location</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<Location>))]
public enum Location
{
    Body,
    Cable,
    EV,
    Inlet,
    Outlet,
}

/// <summary>The words of <c>Measurand</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<Measurand>))]
public enum Measurand
{
    [JsonStringEnumMemberName("Current.Export")] CurrentExport,
    [JsonStringEnumMemberName("Current.Import")] CurrentImport,
    [JsonStringEnumMemberName("Current.Offered")] CurrentOffered,
    [JsonStringEnumMemberName("Energy.Active.Export.Register")] EnergyActiveExportRegister,
    [JsonStringEnumMemberName("Energy.Active.Import.Register")] EnergyActiveImportRegister,
    [JsonStringEnumMemberName("Energy.Reactive.Export.Register")] EnergyReactiveExportRegister,
    [JsonStringEnumMemberName("Energy.Reactive.Import.Register")] EnergyReactiveImportRegister,
    [JsonStringEnumMemberName("Energy.Active.Export.Interval")] EnergyActiveExportInterval,
    [JsonStringEnumMemberName("Energy.Active.Import.Interval")] EnergyActiveImportInterval,
    [JsonStringEnumMemberName("Energy.Active.Net")] EnergyActiveNet,
    [JsonStringEnumMemberName("Energy.Reactive.Export.Interval")] EnergyReactiveExportInterval,
    [JsonStringEnumMemberName("Energy.Reactive.Import.Interval")] EnergyReactiveImportInterval,
    [JsonStringEnumMemberName("Energy.Reactive.Net")] EnergyReactiveNet,
    [JsonStringEnumMemberName("Energy.Apparent.Net")] EnergyApparentNet,
    [JsonStringEnumMemberName("Energy.Apparent.Import")] EnergyApparentImport,
    [JsonStringEnumMemberName("Energy.Apparent.Export")] EnergyApparentExport,
    Frequency,
    [JsonStringEnumMemberName("Power.Active.Export")] PowerActiveExport,
    [JsonStringEnumMemberName("Power.Active.Import")] PowerActiveImport,
    [JsonStringEnumMemberName("Power.Factor")] PowerFactor,
    [JsonStringEnumMemberName("Power.Offered")] PowerOffered,
    [JsonStringEnumMemberName("Power.Reactive.Export")] PowerReactiveExport,
    [JsonStringEnumMemberName("Power.Reactive.Import")] PowerReactiveImport,
    SoC,
    Voltage,
}

/// <summary>The words of <c>MessageFormat</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<MessageFormat>))]
public enum MessageFormat
{
    ASCII,
    HTML,
    URI,
    UTF8,
}

/// <summary>The words of <c>MessageTrigger</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<MessageTrigger>))]
public enum MessageTrigger
{
    BootNotification,
    LogStatusNotification,
    FirmwareStatusNotification,
    Heartbeat,
    MeterValues,
    SignChargingStationCertificate,
    SignV2GCertificate,
    StatusNotification,
    TransactionEvent,
    SignCombinedCertificate,
    PublishFirmwareStatusNotification,
}

/// <summary>The words of <c>Mutability</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<Mutability>))]
public enum Mutability
{
    ReadOnly,
    WriteOnly,
    ReadWrite,
}

/// <summary>The words of <c>OperationalStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<OperationalStatus>))]
public enum OperationalStatus
{
    Inoperative,
    Operative,
}

/// <summary>The words of <c>Phase</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<Phase>))]
public enum Phase
{
    L1,
    L2,
    L3,
    N,
    [JsonStringEnumMemberName("L1-N")] L1N,
    [JsonStringEnumMemberName("L2-N")] L2N,
    [JsonStringEnumMemberName("L3-N")] L3N,
    [JsonStringEnumMemberName("L1-L2")] L1L2,
    [JsonStringEnumMemberName("L2-L3")] L2L3,
    [JsonStringEnumMemberName("L3-L1")] L3L1,
}

/// <summary>The words of <c>ReadingContext</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ReadingContext>))]
public enum ReadingContext
{
    [JsonStringEnumMemberName("Interruption.Begin")] InterruptionBegin,
    [JsonStringEnumMemberName("Interruption.End")] InterruptionEnd,
    Other,
    [JsonStringEnumMemberName("Sample.Clock")] SampleClock,
    [JsonStringEnumMemberName("Sample.Periodic")] SamplePeriodic,
    [JsonStringEnumMemberName("Transaction.Begin")] TransactionBegin,
    [JsonStringEnumMemberName("Transaction.End")] TransactionEnd,
    Trigger,
}

/// <summary>The words of <c>Reason</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<Reason>))]
public enum Reason
{
    DeAuthorized,
    EmergencyStop,
    EnergyLimitReached,
    EVDisconnected,
    GroundFault,
    ImmediateReset,
    Local,
    LocalOutOfCredit,
    MasterPass,
    Other,
    OvercurrentFault,
    PowerLoss,
    PowerQuality,
    Reboot,
    Remote,
    SOCLimitReached,
    StoppedByEV,
    TimeLimitReached,
    Timeout,
}

/// <summary>The words of <c>RegistrationStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<RegistrationStatus>))]
public enum RegistrationStatus
{
    Accepted,
    Pending,
    Rejected,
}

/// <summary>The words of <c>RequestStartStopStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<RequestStartStopStatus>))]
public enum RequestStartStopStatus
{
    Accepted,
    Rejected,
}

/// <summary>The words of <c>ReservationUpdateStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ReservationUpdateStatus>))]
public enum ReservationUpdateStatus
{
    Expired,
    Removed,
}

/// <summary>The words of <c>ResetKind</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ResetKind>))]
public enum ResetKind
{
    Immediate,
    OnIdle,
}

/// <summary>The words of <c>ResetStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ResetStatus>))]
public enum ResetStatus
{
    Accepted,
    Rejected,
    Scheduled,
}

/// <summary>The words of <c>TokenKind</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<TokenKind>))]
public enum TokenKind
{
    Central,
    [JsonStringEnumMemberName("eMAID")] EMAID,
    ISO14443,
    ISO15693,
    KeyCode,
    Local,
    MacAddress,
    NoAuthorization,
}

/// <summary>The words of <c>TransactionEventKind</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<TransactionEventKind>))]
public enum TransactionEventKind
{
    Ended,
    Started,
    Updated,
}

/// <summary>The words of <c>TriggerMessageStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<TriggerMessageStatus>))]
public enum TriggerMessageStatus
{
    Accepted,
    Rejected,
    NotImplemented,
}

/// <summary>The words of <c>TriggerReason</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<TriggerReason>))]
public enum TriggerReason
{
    Authorized,
    CablePluggedIn,
    ChargingRateChanged,
    ChargingStateChanged,
    Deauthorized,
    EnergyLimitReached,
    EVCommunicationLost,
    EVConnectTimeout,
    MeterValueClock,
    MeterValuePeriodic,
    TimeLimitReached,
    Trigger,
    UnlockCommand,
    StopAuthorized,
    EVDeparted,
    EVDetected,
    RemoteStop,
    RemoteStart,
    AbnormalCondition,
    SignedDataReceived,
    ResetCommand,
}

/// <summary>The words of <c>UnlockStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<UnlockStatus>))]
public enum UnlockStatus
{
    Unlocked,
    UnlockFailed,
    OngoingAuthorizedTransaction,
    UnknownConnector,
}

/// <summary>The words of <c>UploadLogStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<UploadLogStatus>))]
public enum UploadLogStatus
{
    BadMessage,
    Idle,
    NotSupportedOperation,
    PermissionDenied,
    Uploaded,
    UploadFailure,
    Uploading,
    AcceptedCanceled,
}

/// <summary>The words of <c>ChargingProfileKind</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ChargingProfileKind>))]
public enum ChargingProfileKind
{
    Absolute,
    Recurring,
    Relative,
}

/// <summary>The words of <c>ChargingProfilePurpose</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ChargingProfilePurpose>))]
public enum ChargingProfilePurpose
{
    ChargingStationExternalConstraints,
    ChargingStationMaxProfile,
    TxDefaultProfile,
    TxProfile,
}

/// <summary>The words of <c>ChargingRateUnit</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ChargingRateUnit>))]
public enum ChargingRateUnit
{
    W,
    A,
}

/// <summary>The words of <c>ClearedProfileStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<ClearedProfileStatus>))]
public enum ClearedProfileStatus
{
    Accepted,
    Unknown,
}

/// <summary>The words of <c>FirmwareOrderStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<FirmwareOrderStatus>))]
public enum FirmwareOrderStatus
{
    Accepted,
    Rejected,
    AcceptedCanceled,
    InvalidCertificate,
    RevokedCertificate,
}

/// <summary>The words of <c>LogKind</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<LogKind>))]
public enum LogKind
{
    DiagnosticsLog,
    SecurityLog,
}

/// <summary>The words of <c>LogStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<LogStatus>))]
public enum LogStatus
{
    Accepted,
    Rejected,
    AcceptedCanceled,
}

/// <summary>The words of <c>VariableReadStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<VariableReadStatus>))]
public enum VariableReadStatus
{
    Accepted,
    Rejected,
    UnknownComponent,
    UnknownVariable,
    NotSupportedAttributeType,
}

/// <summary>The words of <c>VariableWriteStatus</c> in OCPP 2.0.1.</summary>
[JsonConverter(typeof(Word<VariableWriteStatus>))]
public enum VariableWriteStatus
{
    Accepted,
    Rejected,
    UnknownComponent,
    UnknownVariable,
    NotSupportedAttributeType,
    RebootRequired,
}
