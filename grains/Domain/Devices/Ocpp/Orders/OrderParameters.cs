using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices.Ocpp.Orders;

/// <summary>The parameters of orders to chargers.</summary>
public static class OrderParameters
{
    /// <summary>Who is to charge: what stands on their card, or what their phone was given for once.</summary>
    public const string IdTag = "idTag";

    /// <summary>Which transaction is to end.</summary>
    public const string Transaction = "transaction";

    /// <summary>The longest tag that both versions bear.</summary>
    public const int LongestTag = 20;

    /// <summary>A parameter's value, or null.</summary>
    public static string? Find(EquipmentOrder order, string name) =>
        order.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value;
}
