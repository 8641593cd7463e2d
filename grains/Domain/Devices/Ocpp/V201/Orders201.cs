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
    /// <param name="remoteStartId">A number for what is started, unlike others of this station.</param>
    public static OcppOrder? Of(EquipmentOrder order, int remoteStartId) => order.Act switch
    {
        EquipmentAct.Unlock when order.Connector is { } evse => new("UnlockConnector", new UnlockConnectorRequest(evse, FirstConnector)),
        EquipmentAct.Reset => new("Reset", new ResetRequest(OrderParameters.Find(order, "type") == "hard" ? ResetKind.Immediate : ResetKind.OnIdle)),
        EquipmentAct.Availability when OrderParameters.Find(order, "operative") is { } operative => new(
            "ChangeAvailability",
            new ChangeAvailabilityRequest(operative == "true" ? OperationalStatus.Operative : OperationalStatus.Inoperative, EvseOf(order))),
        EquipmentAct.Start when OrderParameters.Find(order, OrderParameters.IdTag) is { } tag && tag.Length <= OrderParameters.LongestTag => new(
            "RequestStartTransaction",
            new RequestStartTransactionRequest(new Token(tag, TokenKind.Central), remoteStartId, order.Connector)),
        EquipmentAct.Stop when OrderParameters.Find(order, OrderParameters.Transaction) is { Length: > 0 and <= OcppFrameReader.LongestId } id =>
            new("RequestStopTransaction", new RequestStopTransactionRequest(id)),
        EquipmentAct.Trigger when Words.Find<MessageTrigger>(OrderParameters.Find(order, "message")) is { } message =>
            new("TriggerMessage", new TriggerMessageRequest(message, EvseOf(order))),
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
        _ => CommandOutcome.Rejected,
    };

    /// <summary>Has the station tell how all its connectors are.</summary>
    public static readonly OcppOrder TellStatus = new("TriggerMessage", new TriggerMessageRequest(MessageTrigger.StatusNotification));

    private static Evse? EvseOf(EquipmentOrder order) => order.Connector is { } evse ? new Evse(evse) : null;
}
