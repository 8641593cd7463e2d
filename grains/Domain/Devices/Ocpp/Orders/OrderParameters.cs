using RedStation.Contracts;
using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices.Ocpp.Orders;

/// <summary>The parameters of orders to chargers.</summary>
public static class OrderParameters
{
    /// <summary>Who is to charge: what stands on their card, or what their phone was given for once.</summary>
    public const string IdTag = "idTag";

    /// <summary>Which transaction is to end.</summary>
    public const string Transaction = "transaction";

    /// <summary>Which setting; in 2.0.1 with its component, such as <c>OCPPCommCtrlr.HeartbeatInterval</c>.</summary>
    public const string Key = "key";

    /// <summary>What a setting is to be.</summary>
    public const string Value = "value";

    /// <summary>The address of a file.</summary>
    public const string Location = "location";

    /// <summary>Whose own message it is.</summary>
    public const string Vendor = "vendorId";

    /// <summary>Which of the vendor's messages; also which message is to be sent now.</summary>
    public const string Message = "message";

    /// <summary>What a vendor's message says.</summary>
    public const string Data = "data";

    /// <summary>A limit of power, in W.</summary>
    public const string Watts = "watts";

    /// <summary>A limit of current, in A for each phase.</summary>
    public const string Amperes = "amperes";

    /// <summary>For how long to tell.</summary>
    public const string Seconds = "seconds";

    /// <summary>What all devices understand for: tell how your ports are.</summary>
    public const string Ports = "ports";

    /// <summary>The longest tag that both versions bear.</summary>
    public const int LongestTag = 20;

    /// <summary>A parameter's value, or null.</summary>
    public static string? Find(EquipmentOrder order, string name) =>
        order.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value;

    /// <summary>When an order was given.</summary>
    public static DateTimeOffset GivenAt(EquipmentOrder order) => order.Deadline - Limits.CommandPatience;
}
