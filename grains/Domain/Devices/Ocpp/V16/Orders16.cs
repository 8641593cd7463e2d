using System.Globalization;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Json;
using RedStation.Domain.Devices.Ocpp.Orders;

namespace RedStation.Domain.Devices.Ocpp.V16;

/// <summary>What a charger is told to do, in the words of OCPP 1.6, and what its answer means.</summary>
public static class Orders16
{
    /// <summary>The request for an order; null when the protocol has none, or a parameter is missing.</summary>
    public static OcppOrder? Of(EquipmentOrder order) => order.Act switch
    {
        EquipmentAct.Unlock when order.Connector is { } connector => new("UnlockConnector", new UnlockConnectorRequest(connector)),
        EquipmentAct.Reset => new("Reset", new ResetRequest(OrderParameters.Find(order, "type") == "hard" ? ResetType.Hard : ResetType.Soft)),
        EquipmentAct.Availability when OrderParameters.Find(order, "operative") is { } operative => new(
            "ChangeAvailability",
            new ChangeAvailabilityRequest(order.Connector ?? 0, operative == "true" ? AvailabilityType.Operative : AvailabilityType.Inoperative)),
        EquipmentAct.Start when OrderParameters.Find(order, OrderParameters.IdTag) is { } tag && tag.Length <= OrderParameters.LongestTag =>
            new("RemoteStartTransaction", new RemoteStartTransactionRequest(tag, order.Connector)),
        EquipmentAct.Stop when Number(order) is { } number => new("RemoteStopTransaction", new RemoteStopTransactionRequest(number)),
        EquipmentAct.Trigger when OrderParameters.Find(order, OrderParameters.Message) == OrderParameters.Ports => TellStatus,
        EquipmentAct.Trigger when Words.Find<TriggeredMessage>(OrderParameters.Find(order, "message")) is { } message =>
            new("TriggerMessage", new TriggerMessageRequest(message, order.Connector)),
        EquipmentAct.ClearCache => new("ClearCache", new Nothing()),
        EquipmentAct.LimitPower or EquipmentAct.ClearPowerLimit or EquipmentAct.GetPowerLimit => PowerOrders16.Of(order),
        _ when OrderRules.FaultOf(order.Act, EquipmentKind.Ocpp16, order.Parameters) is null => Upkeep(order),
        _ => null,
    };

    /// <summary>What came of it.</summary>
    public static CommandOutcome Outcome(object answer) => answer switch
    {
        UnlockConnectorAnswer { Status: UnlockStatus.Unlocked } => CommandOutcome.Accepted,
        UnlockConnectorAnswer { Status: UnlockStatus.NotSupported } => CommandOutcome.Unsupported,
        ChangeAvailabilityAnswer { Status: not AvailabilityStatus.Rejected } => CommandOutcome.Accepted,
        RemoteStartTransactionAnswer { Status: RemoteStatus.Accepted } => CommandOutcome.Accepted,
        RemoteStopTransactionAnswer { Status: RemoteStatus.Accepted } => CommandOutcome.Accepted,
        ResetAnswer { Status: RemoteStatus.Accepted } => CommandOutcome.Accepted,
        TriggerMessageAnswer { Status: TriggerStatus.Accepted } => CommandOutcome.Accepted,
        TriggerMessageAnswer { Status: TriggerStatus.NotImplemented } => CommandOutcome.Unsupported,
        GetConfigurationAnswer { ConfigurationKey.Count: > 0 } => CommandOutcome.Accepted,
        GetConfigurationAnswer { UnknownKey: not { Count: > 0 } } => CommandOutcome.Accepted,
        ChangeConfigurationAnswer { Status: ConfigurationStatus.Accepted or ConfigurationStatus.RebootRequired } => CommandOutcome.Accepted,
        ChangeConfigurationAnswer { Status: ConfigurationStatus.NotSupported } => CommandOutcome.Unsupported,
        ClearCacheAnswer { Status: RemoteStatus.Accepted } => CommandOutcome.Accepted,
        UpdateFirmwareAnswer => CommandOutcome.Accepted,
        GetDiagnosticsAnswer { FileName.Length: > 0 } => CommandOutcome.Accepted,
        DataTransferAnswer { Status: DataTransferStatus.Accepted } => CommandOutcome.Accepted,
        DataTransferAnswer { Status: not DataTransferStatus.Rejected } => CommandOutcome.Unsupported,
        SetChargingProfileAnswer { Status: ChargingProfileStatus.Accepted } => CommandOutcome.Accepted,
        SetChargingProfileAnswer { Status: ChargingProfileStatus.NotSupported } => CommandOutcome.Unsupported,
        ClearChargingProfileAnswer => CommandOutcome.Accepted,
        GetCompositeScheduleAnswer { Status: RemoteStatus.Accepted } => CommandOutcome.Accepted,
        _ => CommandOutcome.Rejected,
    };

    /// <summary>What the charger says besides, for its operator; null for nothing. Keys that let a charger in are left out.</summary>
    public static string? Detail(object answer) => answer switch
    {
        GetConfigurationAnswer settings => string.Join("; ", [
            .. (settings.ConfigurationKey ?? []).Select(entry => SettingText.Of(entry.Key, entry.Value, entry.Readonly)),
            .. (settings.UnknownKey ?? []).Select(SettingText.Unknown)]),
        ChangeConfigurationAnswer { Status: ConfigurationStatus.RebootRequired } => Words.Of(ConfigurationStatus.RebootRequired),
        GetDiagnosticsAnswer diagnostics => diagnostics.FileName,
        DataTransferAnswer { Status: not (DataTransferStatus.Accepted or DataTransferStatus.Rejected) } transfer => Words.Of(transfer.Status),
        DataTransferAnswer transfer => transfer.Data,
        ClearChargingProfileAnswer { Status: ClearedProfileStatus.Unknown } => Words.Of(ClearedProfileStatus.Unknown),
        GetCompositeScheduleAnswer { ChargingSchedule: { } schedule } => PowerText.Of(
            Words.Of(schedule.ChargingRateUnit), schedule.ChargingSchedulePeriod.Select(period => (period.StartPeriod, period.Limit))),
        _ => null,
    };

    /// <summary>Has the charger tell how all its connectors are.</summary>
    public static readonly OcppOrder TellStatus = new("TriggerMessage", new TriggerMessageRequest(TriggeredMessage.StatusNotification));

    private static OcppOrder? Upkeep(EquipmentOrder order) => order.Act switch
    {
        EquipmentAct.GetConfiguration => new(
            "GetConfiguration", new GetConfigurationRequest(OrderParameters.Find(order, OrderParameters.Key) is { } key ? [key] : null)),
        EquipmentAct.SetConfiguration => new(
            "ChangeConfiguration",
            new ChangeConfigurationRequest(
                OrderParameters.Find(order, OrderParameters.Key)!, OrderParameters.Find(order, OrderParameters.Value)!)),
        EquipmentAct.UpdateFirmware => new(
            "UpdateFirmware",
            new UpdateFirmwareRequest(OrderParameters.Find(order, OrderParameters.Location)!, OrderParameters.GivenAt(order))),
        EquipmentAct.SendDiagnostics => new(
            "GetDiagnostics", new GetDiagnosticsRequest(OrderParameters.Find(order, OrderParameters.Location)!)),
        EquipmentAct.TransferData => new(
            "DataTransfer",
            new DataTransferRequest(
                OrderParameters.Find(order, OrderParameters.Vendor)!, OrderParameters.Find(order, OrderParameters.Message),
                OrderParameters.Find(order, OrderParameters.Data))),
        _ => null,
    };

    private static int? Number(EquipmentOrder order) =>
        int.TryParse(OrderParameters.Find(order, OrderParameters.Transaction), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
