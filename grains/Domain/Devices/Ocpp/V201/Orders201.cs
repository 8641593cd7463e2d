using System.Text.Json;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Ocpp.Frames;
using RedStation.Domain.Devices.Ocpp.Json;
using RedStation.Domain.Devices.Ocpp.Orders;

namespace RedStation.Domain.Devices.Ocpp.V201;

/// <summary>What a station is told to do, in the words of OCPP 2.0.1, and what its answer means.</summary>
public static class Orders201
{
    private const int FirstConnector = 1;

    /// <summary>The request for an order; null when the protocol has none, or a parameter is missing.</summary>
    /// <param name="order">The order; its connector is an EVSE here.</param>
    /// <param name="requestId">A number for what is begun by it, unlike others of this station.</param>
    public static OcppOrder? Of(EquipmentOrder order, int requestId) => order.Act switch
    {
        EquipmentAct.Unlock when order.Connector is { } evse => new("UnlockConnector", new UnlockConnectorRequest(evse, FirstConnector)),
        EquipmentAct.Reset => new("Reset", new ResetRequest(OrderParameters.Find(order, "type") == "hard" ? ResetKind.Immediate : ResetKind.OnIdle)),
        EquipmentAct.Availability when OrderParameters.Find(order, "operative") is { } operative => new(
            "ChangeAvailability",
            new ChangeAvailabilityRequest(operative == "true" ? OperationalStatus.Operative : OperationalStatus.Inoperative, EvseOf(order))),
        EquipmentAct.Start when OrderParameters.Find(order, OrderParameters.IdTag) is { } tag && tag.Length <= OrderParameters.LongestTag => new(
            "RequestStartTransaction",
            new RequestStartTransactionRequest(new Token(tag, TokenKind.Central), requestId, order.Connector)),
        EquipmentAct.Stop when OrderParameters.Find(order, OrderParameters.Transaction) is { Length: > 0 and <= OcppFrameReader.LongestId } id =>
            new("RequestStopTransaction", new RequestStopTransactionRequest(id)),
        EquipmentAct.Trigger when OrderParameters.Find(order, OrderParameters.Message) == OrderParameters.Ports => TellStatus,
        EquipmentAct.Trigger when Words.Find<MessageTrigger>(OrderParameters.Find(order, "message")) is { } message =>
            new("TriggerMessage", new TriggerMessageRequest(message, EvseOf(order))),
        EquipmentAct.ClearCache => new("ClearCache", new Nothing()),
        EquipmentAct.LimitPower or EquipmentAct.ClearPowerLimit or EquipmentAct.GetPowerLimit => PowerOrders201.Of(order),
        _ when OrderRules.FaultOf(order.Act, EquipmentKind.Ocpp201, order.Parameters) is null => Upkeep(order, requestId),
        _ => null,
    };

    /// <summary>What came of it.</summary>
    public static CommandOutcome Outcome(object answer) => answer switch
    {
        UnlockConnectorAnswer { Status: UnlockStatus.Unlocked } => CommandOutcome.Accepted,
        ChangeAvailabilityAnswer { Status: not ChangeAvailabilityStatus.Rejected } => CommandOutcome.Accepted,
        RequestStartTransactionAnswer { Status: RequestStartStopStatus.Accepted } => CommandOutcome.Accepted,
        RequestStopTransactionAnswer { Status: RequestStartStopStatus.Accepted } => CommandOutcome.Accepted,
        ResetAnswer { Status: not ResetStatus.Rejected } => CommandOutcome.Accepted,
        TriggerMessageAnswer { Status: TriggerMessageStatus.Accepted } => CommandOutcome.Accepted,
        TriggerMessageAnswer { Status: TriggerMessageStatus.NotImplemented } => CommandOutcome.Unsupported,
        GetVariablesAnswer settings when settings.GetVariableResult.All(entry => entry.AttributeStatus == VariableReadStatus.Accepted) =>
            CommandOutcome.Accepted,
        SetVariablesAnswer settings when settings.SetVariableResult.All(
            entry => entry.AttributeStatus is VariableWriteStatus.Accepted or VariableWriteStatus.RebootRequired) => CommandOutcome.Accepted,
        ClearCacheAnswer { Status: RequestStartStopStatus.Accepted } => CommandOutcome.Accepted,
        UpdateFirmwareAnswer { Status: FirmwareOrderStatus.Accepted or FirmwareOrderStatus.AcceptedCanceled } => CommandOutcome.Accepted,
        GetLogAnswer { Status: LogStatus.Accepted or LogStatus.AcceptedCanceled } => CommandOutcome.Accepted,
        DataTransferAnswer { Status: DataTransferStatus.Accepted } => CommandOutcome.Accepted,
        DataTransferAnswer { Status: not DataTransferStatus.Rejected } => CommandOutcome.Unsupported,
        SetChargingProfileAnswer { Status: RequestStartStopStatus.Accepted } => CommandOutcome.Accepted,
        ClearChargingProfileAnswer => CommandOutcome.Accepted,
        GetCompositeScheduleAnswer { Status: RequestStartStopStatus.Accepted } => CommandOutcome.Accepted,
        _ => CommandOutcome.Rejected,
    };

    /// <summary>What the station says besides, for its operator; null for nothing. Keys that let a station in are left out.</summary>
    public static string? Detail(object answer) => answer switch
    {
        GetVariablesAnswer settings => string.Join("; ", settings.GetVariableResult.Select(
            entry => entry.AttributeStatus == VariableReadStatus.Accepted
                ? SettingText.Of(NameOf(entry.Component, entry.Variable), entry.AttributeValue, isReadOnly: false)
                : $"{NameOf(entry.Component, entry.Variable)}: {Words.Of(entry.AttributeStatus)}")),
        SetVariablesAnswer settings => string.Join("; ", settings.SetVariableResult
            .Where(entry => entry.AttributeStatus != VariableWriteStatus.Accepted)
            .Select(entry => $"{NameOf(entry.Component, entry.Variable)}: {Words.Of(entry.AttributeStatus)}")),
        UpdateFirmwareAnswer { Status: not FirmwareOrderStatus.Accepted } firmware => Words.Of(firmware.Status),
        GetLogAnswer log => log.Filename ?? log.StatusInfo?.ReasonCode,
        DataTransferAnswer { Status: not (DataTransferStatus.Accepted or DataTransferStatus.Rejected) } transfer => Words.Of(transfer.Status),
        DataTransferAnswer { Data: { } data } => data.ToString(),
        SetChargingProfileAnswer { StatusInfo: { } info } => info.ReasonCode,
        ClearChargingProfileAnswer { Status: ClearedProfileStatus.Unknown } => Words.Of(ClearedProfileStatus.Unknown),
        GetCompositeScheduleAnswer { Schedule: { } schedule } => PowerText.Of(
            Words.Of(schedule.ChargingRateUnit), schedule.ChargingSchedulePeriod.Select(period => (period.StartPeriod, period.Limit))),
        _ => null,
    };

    /// <summary>Has the station tell how all its connectors are.</summary>
    public static readonly OcppOrder TellStatus = new("TriggerMessage", new TriggerMessageRequest(MessageTrigger.StatusNotification));

    private static OcppOrder? Upkeep(EquipmentOrder order, int requestId) => order.Act switch
    {
        EquipmentAct.GetConfiguration when OrderRules.VariableOf(OrderParameters.Find(order, OrderParameters.Key)) is var (component, variable) =>
            new("GetVariables", new GetVariablesRequest([new VariableToRead(new Component(component), new Variable(variable))])),
        EquipmentAct.SetConfiguration when OrderRules.VariableOf(OrderParameters.Find(order, OrderParameters.Key)) is var (component, variable) =>
            new(
                "SetVariables",
                new SetVariablesRequest([
                    new VariableToWrite(OrderParameters.Find(order, OrderParameters.Value)!, new Component(component), new Variable(variable)),
                ])),
        EquipmentAct.UpdateFirmware => new(
            "UpdateFirmware",
            new UpdateFirmwareRequest(
                requestId, new FirmwarePlace(OrderParameters.Find(order, OrderParameters.Location)!, OrderParameters.GivenAt(order)))),
        EquipmentAct.SendDiagnostics => new(
            "GetLog",
            new GetLogRequest(LogKind.DiagnosticsLog, requestId, new LogPlace(OrderParameters.Find(order, OrderParameters.Location)!))),
        EquipmentAct.TransferData => new(
            "DataTransfer",
            new DataTransferRequest(
                OrderParameters.Find(order, OrderParameters.Vendor)!, OrderParameters.Find(order, OrderParameters.Message),
                OrderParameters.Find(order, OrderParameters.Data) is { } data
                    ? JsonSerializer.SerializeToElement(data, V201Json.Default.String)
                    : null)),
        _ => null,
    };

    private static string NameOf(Component component, Variable variable) => $"{component.Name}.{variable.Name}";

    private static Evse? EvseOf(EquipmentOrder order) => order.Connector is { } evse ? new Evse(evse) : null;
}
