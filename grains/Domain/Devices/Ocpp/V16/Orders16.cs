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
        EquipmentAct.Trigger when Words.Find<TriggeredMessage>(OrderParameters.Find(order, "message")) is { } message =>
            new("TriggerMessage", new TriggerMessageRequest(message, order.Connector)),
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
        _ => CommandOutcome.Rejected,
    };

    /// <summary>Has the charger tell how all its connectors are.</summary>
    public static readonly OcppOrder TellStatus = new("TriggerMessage", new TriggerMessageRequest(TriggeredMessage.StatusNotification));

    private static int? Number(EquipmentOrder order) =>
        int.TryParse(OrderParameters.Find(order, OrderParameters.Transaction), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
