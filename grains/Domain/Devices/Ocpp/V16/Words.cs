using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Json;

namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary>The words of <c>AuthorizationStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<AuthorizationStatus>))]
public enum AuthorizationStatus
{
    Accepted,
    Blocked,
    Expired,
    Invalid,
    ConcurrentTx,
}

/// <summary>The words of <c>AvailabilityStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<AvailabilityStatus>))]
public enum AvailabilityStatus
{
    Accepted,
    Rejected,
    Scheduled,
}

/// <summary>The words of <c>AvailabilityType</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<AvailabilityType>))]
public enum AvailabilityType
{
    Inoperative,
    Operative,
}

/// <summary>The words of <c>ChargePointErrorCode</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ChargePointErrorCode>))]
public enum ChargePointErrorCode
{
    ConnectorLockFailure,
    EVCommunicationError,
    GroundFailure,
    HighTemperature,
    InternalError,
    LocalListConflict,
    NoError,
    OtherError,
    OverCurrentFailure,
    PowerMeterFailure,
    PowerSwitchFailure,
    ReaderFailure,
    ResetFailure,
    UnderVoltage,
    OverVoltage,
    WeakSignal,
}

/// <summary>The words of <c>ChargePointStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ChargePointStatus>))]
public enum ChargePointStatus
{
    Available,
    Preparing,
    Charging,
    SuspendedEVSE,
    SuspendedEV,
    Finishing,
    Reserved,
    Unavailable,
    Faulted,
}

/// <summary>The words of <c>DataTransferStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<DataTransferStatus>))]
public enum DataTransferStatus
{
    Accepted,
    Rejected,
    UnknownMessageId,
    UnknownVendorId,
}

/// <summary>The words of <c>DiagnosticsStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<DiagnosticsStatus>))]
public enum DiagnosticsStatus
{
    Idle,
    Uploaded,
    UploadFailed,
    Uploading,
}

/// <summary>The words of <c>FirmwareStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<FirmwareStatus>))]
public enum FirmwareStatus
{
    Downloaded,
    DownloadFailed,
    Downloading,
    Idle,
    InstallationFailed,
    Installing,
    Installed,
}

/// <summary>The words of <c>Measurand</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<Measurand>))]
public enum Measurand
{
    [JsonStringEnumMemberName("Energy.Active.Export.Register")] EnergyActiveExportRegister,
    [JsonStringEnumMemberName("Energy.Active.Import.Register")] EnergyActiveImportRegister,
    [JsonStringEnumMemberName("Energy.Reactive.Export.Register")] EnergyReactiveExportRegister,
    [JsonStringEnumMemberName("Energy.Reactive.Import.Register")] EnergyReactiveImportRegister,
    [JsonStringEnumMemberName("Energy.Active.Export.Interval")] EnergyActiveExportInterval,
    [JsonStringEnumMemberName("Energy.Active.Import.Interval")] EnergyActiveImportInterval,
    [JsonStringEnumMemberName("Energy.Reactive.Export.Interval")] EnergyReactiveExportInterval,
    [JsonStringEnumMemberName("Energy.Reactive.Import.Interval")] EnergyReactiveImportInterval,
    [JsonStringEnumMemberName("Power.Active.Export")] PowerActiveExport,
    [JsonStringEnumMemberName("Power.Active.Import")] PowerActiveImport,
    [JsonStringEnumMemberName("Power.Offered")] PowerOffered,
    [JsonStringEnumMemberName("Power.Reactive.Export")] PowerReactiveExport,
    [JsonStringEnumMemberName("Power.Reactive.Import")] PowerReactiveImport,
    [JsonStringEnumMemberName("Power.Factor")] PowerFactor,
    [JsonStringEnumMemberName("Current.Import")] CurrentImport,
    [JsonStringEnumMemberName("Current.Export")] CurrentExport,
    [JsonStringEnumMemberName("Current.Offered")] CurrentOffered,
    Voltage,
    Frequency,
    Temperature,
    SoC,
    RPM,
}

/// <summary>The words of <c>MeasuringPlace</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<MeasuringPlace>))]
public enum MeasuringPlace
{
    Cable,
    EV,
    Inlet,
    Outlet,
    Body,
}

/// <summary>The words of <c>MeterUnit</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<MeterUnit>))]
public enum MeterUnit
{
    Wh,
    [JsonStringEnumMemberName("kWh")] KWh,
    [JsonStringEnumMemberName("varh")] Varh,
    [JsonStringEnumMemberName("kvarh")] Kvarh,
    W,
    [JsonStringEnumMemberName("kW")] KW,
    VA,
    [JsonStringEnumMemberName("kVA")] KVA,
    [JsonStringEnumMemberName("var")] Var,
    [JsonStringEnumMemberName("kvar")] Kvar,
    A,
    V,
    K,
    Celcius,
    Celsius,
    Fahrenheit,
    Percent,
}

/// <summary>The words of <c>Phase</c> in OCPP 1.6.</summary>
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

/// <summary>The words of <c>ReadingContext</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ReadingContext>))]
public enum ReadingContext
{
    [JsonStringEnumMemberName("Interruption.Begin")] InterruptionBegin,
    [JsonStringEnumMemberName("Interruption.End")] InterruptionEnd,
    [JsonStringEnumMemberName("Sample.Clock")] SampleClock,
    [JsonStringEnumMemberName("Sample.Periodic")] SamplePeriodic,
    [JsonStringEnumMemberName("Transaction.Begin")] TransactionBegin,
    [JsonStringEnumMemberName("Transaction.End")] TransactionEnd,
    Trigger,
    Other,
}

/// <summary>The words of <c>RegistrationStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<RegistrationStatus>))]
public enum RegistrationStatus
{
    Accepted,
    Pending,
    Rejected,
}

/// <summary>The words of <c>RemoteStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<RemoteStatus>))]
public enum RemoteStatus
{
    Accepted,
    Rejected,
}

/// <summary>The words of <c>ResetType</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ResetType>))]
public enum ResetType
{
    Hard,
    Soft,
}

/// <summary>The words of <c>StopReason</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<StopReason>))]
public enum StopReason
{
    EmergencyStop,
    EVDisconnected,
    HardReset,
    Local,
    Other,
    PowerLoss,
    Reboot,
    Remote,
    SoftReset,
    UnlockCommand,
    DeAuthorized,
}

/// <summary>The words of <c>TriggerStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<TriggerStatus>))]
public enum TriggerStatus
{
    Accepted,
    Rejected,
    NotImplemented,
}

/// <summary>The words of <c>TriggeredMessage</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<TriggeredMessage>))]
public enum TriggeredMessage
{
    BootNotification,
    DiagnosticsStatusNotification,
    FirmwareStatusNotification,
    Heartbeat,
    MeterValues,
    StatusNotification,
}

/// <summary>The words of <c>UnlockStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<UnlockStatus>))]
public enum UnlockStatus
{
    Unlocked,
    UnlockFailed,
    NotSupported,
}

/// <summary>The words of <c>ValueFormat</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ValueFormat>))]
public enum ValueFormat
{
    Raw,
    SignedData,
}

/// <summary>The words of <c>ChargingProfileKind</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ChargingProfileKind>))]
public enum ChargingProfileKind
{
    Absolute,
    Recurring,
    Relative,
}

/// <summary>The words of <c>ChargingProfilePurpose</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ChargingProfilePurpose>))]
public enum ChargingProfilePurpose
{
    ChargePointMaxProfile,
    TxDefaultProfile,
    TxProfile,
}

/// <summary>The words of <c>ChargingProfileStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ChargingProfileStatus>))]
public enum ChargingProfileStatus
{
    Accepted,
    Rejected,
    NotSupported,
}

/// <summary>The words of <c>ChargingRateUnit</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ChargingRateUnit>))]
public enum ChargingRateUnit
{
    A,
    W,
}

/// <summary>The words of <c>ClearedProfileStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ClearedProfileStatus>))]
public enum ClearedProfileStatus
{
    Accepted,
    Unknown,
}

/// <summary>The words of <c>ConfigurationStatus</c> in OCPP 1.6.</summary>
[JsonConverter(typeof(Word<ConfigurationStatus>))]
public enum ConfigurationStatus
{
    Accepted,
    Rejected,
    RebootRequired,
    NotSupported,
}
