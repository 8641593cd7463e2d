using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using RedStation.Domain.Devices.Ocpp.Frames;
using RedStation.Domain.Devices.Ocpp.V16;
using RedStation.Domain.Devices.Ocpp.V201;

namespace RedStation.Domain.Devices.Ocpp;

/// <summary>Every action that is served, and the names of those that the protocol has besides.</summary>
public static class OcppActions
{
    private static readonly V16Json Old = V16Json.Default;
    private static readonly V201Json New = V201Json.Default;

    private static readonly FrozenDictionary<string, OcppAction> FromChargers16 = Table(
        ("Authorize", Old.AuthorizeRequest, Old.AuthorizeAnswer),
        ("BootNotification", Old.BootNotificationRequest, Old.BootNotificationAnswer),
        ("DataTransfer", Old.DataTransferRequest, Old.DataTransferAnswer),
        ("DiagnosticsStatusNotification", Old.DiagnosticsStatusNotificationRequest, Old.Nothing),
        ("FirmwareStatusNotification", Old.FirmwareStatusNotificationRequest, Old.Nothing),
        ("Heartbeat", Old.Nothing, Old.HeartbeatAnswer),
        ("MeterValues", Old.MeterValuesRequest, Old.Nothing),
        ("StartTransaction", Old.StartTransactionRequest, Old.StartTransactionAnswer),
        ("StatusNotification", Old.StatusNotificationRequest, Old.Nothing),
        ("StopTransaction", Old.StopTransactionRequest, Old.StopTransactionAnswer));

    private static readonly FrozenDictionary<string, OcppAction> ToChargers16 = Table(
        ("ChangeAvailability", Old.ChangeAvailabilityRequest, Old.ChangeAvailabilityAnswer),
        ("ChangeConfiguration", Old.ChangeConfigurationRequest, Old.ChangeConfigurationAnswer),
        ("ClearCache", Old.Nothing, Old.ClearCacheAnswer),
        ("ClearChargingProfile", Old.ClearChargingProfileRequest, Old.ClearChargingProfileAnswer),
        ("DataTransfer", Old.DataTransferRequest, Old.DataTransferAnswer),
        ("GetCompositeSchedule", Old.GetCompositeScheduleRequest, Old.GetCompositeScheduleAnswer),
        ("GetConfiguration", Old.GetConfigurationRequest, Old.GetConfigurationAnswer),
        ("GetDiagnostics", Old.GetDiagnosticsRequest, Old.GetDiagnosticsAnswer),
        ("RemoteStartTransaction", Old.RemoteStartTransactionRequest, Old.RemoteStartTransactionAnswer),
        ("RemoteStopTransaction", Old.RemoteStopTransactionRequest, Old.RemoteStopTransactionAnswer),
        ("Reset", Old.ResetRequest, Old.ResetAnswer),
        ("SetChargingProfile", Old.SetChargingProfileRequest, Old.SetChargingProfileAnswer),
        ("TriggerMessage", Old.TriggerMessageRequest, Old.TriggerMessageAnswer),
        ("UnlockConnector", Old.UnlockConnectorRequest, Old.UnlockConnectorAnswer),
        ("UpdateFirmware", Old.UpdateFirmwareRequest, Old.UpdateFirmwareAnswer));

    private static readonly FrozenDictionary<string, OcppAction> FromChargers201 = Table(
        ("Authorize", New.AuthorizeRequest, New.AuthorizeAnswer),
        ("BootNotification", New.BootNotificationRequest, New.BootNotificationAnswer),
        ("DataTransfer", New.DataTransferRequest, New.DataTransferAnswer),
        ("FirmwareStatusNotification", New.FirmwareStatusNotificationRequest, New.Nothing),
        ("Heartbeat", New.Nothing, New.HeartbeatAnswer),
        ("LogStatusNotification", New.LogStatusNotificationRequest, New.Nothing),
        ("MeterValues", New.MeterValuesRequest, New.Nothing),
        ("NotifyEvent", New.NotifyEventRequest, New.Nothing),
        ("NotifyReport", New.NotifyReportRequest, New.Nothing),
        ("ReservationStatusUpdate", New.ReservationStatusUpdateRequest, New.Nothing),
        ("SecurityEventNotification", New.SecurityEventNotificationRequest, New.Nothing),
        ("StatusNotification", New.StatusNotificationRequest, New.Nothing),
        ("TransactionEvent", New.TransactionEventRequest, New.TransactionEventAnswer));

    private static readonly FrozenDictionary<string, OcppAction> ToChargers201 = Table(
        ("ChangeAvailability", New.ChangeAvailabilityRequest, New.ChangeAvailabilityAnswer),
        ("ClearCache", New.Nothing, New.ClearCacheAnswer),
        ("ClearChargingProfile", New.ClearChargingProfileRequest, New.ClearChargingProfileAnswer),
        ("DataTransfer", New.DataTransferRequest, New.DataTransferAnswer),
        ("GetCompositeSchedule", New.GetCompositeScheduleRequest, New.GetCompositeScheduleAnswer),
        ("GetLog", New.GetLogRequest, New.GetLogAnswer),
        ("GetVariables", New.GetVariablesRequest, New.GetVariablesAnswer),
        ("RequestStartTransaction", New.RequestStartTransactionRequest, New.RequestStartTransactionAnswer),
        ("RequestStopTransaction", New.RequestStopTransactionRequest, New.RequestStopTransactionAnswer),
        ("Reset", New.ResetRequest, New.ResetAnswer),
        ("SetChargingProfile", New.SetChargingProfileRequest, New.SetChargingProfileAnswer),
        ("SetVariables", New.SetVariablesRequest, New.SetVariablesAnswer),
        ("TriggerMessage", New.TriggerMessageRequest, New.TriggerMessageAnswer),
        ("UnlockConnector", New.UnlockConnectorRequest, New.UnlockConnectorAnswer),
        ("UpdateFirmware", New.UpdateFirmwareRequest, New.UpdateFirmwareAnswer));

    /// <summary>What a charger may send besides, which is not served: it is told so, and not that there is no such thing.</summary>
    private static readonly FrozenSet<string> Others = FrozenSet.Create(
        "ClearedChargingLimit", "Get15118EVCertificate", "GetCertificateStatus", "LogStatusNotification", "NotifyChargingLimit",
        "NotifyCustomerInformation", "NotifyDisplayMessages", "NotifyEVChargingNeeds", "NotifyEVChargingSchedule", "NotifyMonitoringReport",
        "PublishFirmwareStatusNotification", "ReportChargingProfiles", "SecurityEventNotification", "SignCertificate",
        "SignedFirmwareStatusNotification");

    /// <summary>What chargers ask of us, by name.</summary>
    public static FrozenDictionary<string, OcppAction> FromChargers(OcppVersion version) =>
        version == OcppVersion.V16 ? FromChargers16 : FromChargers201;

    /// <summary>What we ask of chargers, by name.</summary>
    public static FrozenDictionary<string, OcppAction> ToChargers(OcppVersion version) =>
        version == OcppVersion.V16 ? ToChargers16 : ToChargers201;

    /// <summary>Why an action that is not among <see cref="FromChargers"/> is refused.</summary>
    public static OcppErrorCode Unserved(string action) =>
        Others.Contains(action) ? OcppErrorCode.NotSupported : OcppErrorCode.NotImplemented;

    private static FrozenDictionary<string, OcppAction> Table(params (string Name, JsonTypeInfo Request, JsonTypeInfo Answer)[] actions) =>
        actions.ToFrozenDictionary(action => action.Name, action => new OcppAction(action.Name, action.Request, action.Answer));
}
