using System.Collections.Immutable;
using System.Globalization;
using RedStation.Contracts.Devices;

namespace RedStation.Domain.Devices.Ocpp.Orders;

/// <summary>
/// Which parameters a charger's settings, limits of power and upkeep take. What is wrong is said before anything is sent: a charger would say no more
/// than that it will not.
/// </summary>
public static class OrderRules
{
    /// <summary>The most that a limit can be, in W or A: beyond it nobody meant a limit.</summary>
    public const decimal MostPower = 1_000_000;

    private const int LongestKey = 50;
    private const int LongestValue = 500;
    private const int LongestVendor = 255;
    private const int LongestAddress = 500;
    private const int LongestTold = 86_400;

    /// <summary>The key that lets a charger in: it is ours to give, together with the registration, or the charger is out.</summary>
    private static readonly ImmutableArray<string> Secrets = ["AuthorizationKey", "BasicAuthPassword"];

    private static readonly ImmutableArray<string> Schemes = ["http", "https", "ftp", "ftps", "sftp"];

    /// <summary>What is wrong with the parameters of an act; null for nothing, and for acts that have their own.</summary>
    /// <param name="act">What is to be done.</param>
    /// <param name="version">2.0.1, where a setting is named with its component; else 1.6.</param>
    /// <param name="parameters">The parameters.</param>
    public static ParameterFault? FaultOf(EquipmentAct act, EquipmentKind version, ImmutableArray<CommandParameter> parameters)
    {
        string? Given(string name) => parameters.FirstOrDefault(parameter => parameter.Name == name)?.Value;
        return act switch
        {
            EquipmentAct.GetConfiguration => KeyFault(Given(OrderParameters.Key), version, isNeeded: version == EquipmentKind.Ocpp201),
            EquipmentAct.SetConfiguration => KeyFault(Given(OrderParameters.Key), version, isNeeded: true)
                ?? (IsSecret(Given(OrderParameters.Key)!)
                    ? new ParameterFault(OrderParameters.Key, "not the charger's own key: renew its secret instead")
                    : null)
                ?? (Given(OrderParameters.Value) is { Length: <= LongestValue }
                    ? null
                    : new ParameterFault(OrderParameters.Value, "at most 500 characters")),
            EquipmentAct.UpdateFirmware or EquipmentAct.SendDiagnostics => IsAddress(Given(OrderParameters.Location))
                ? null
                : new(OrderParameters.Location, "an address of http, https, ftp, ftps or sftp, at most 500 characters"),
            EquipmentAct.TransferData => Given(OrderParameters.Vendor) is not { Length: >= 1 and <= LongestVendor }
                ? new(OrderParameters.Vendor, "1 to 255 characters")
                : Given(OrderParameters.Message) is { Length: > LongestKey } ? new(OrderParameters.Message, "at most 50 characters") : null,
            EquipmentAct.LimitPower => LimitOf(Given(OrderParameters.Watts), Given(OrderParameters.Amperes)) is null
                ? new(OrderParameters.Watts, "either watts or amperes, 0 to 1000000 with one decimal at most")
                : null,
            EquipmentAct.GetPowerLimit => Given(OrderParameters.Seconds) is { } text && SecondsOf(text) is null
                ? new(OrderParameters.Seconds, "1 to 86400")
                : null,
            _ => null,
        };
    }

    /// <summary>A limit: how much, and whether that is in amperes; null unless exactly one is given as it must be.</summary>
    public static (decimal Limit, bool IsCurrent)? LimitOf(string? watts, string? amperes) =>
        (watts is null) != (amperes is null)
        && decimal.TryParse(watts ?? amperes, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit)
        && limit <= MostPower && decimal.Round(limit, 1) == limit
            ? (limit, amperes is not null)
            : null;

    /// <summary>The limit that an order names, likewise.</summary>
    public static (decimal Limit, bool IsCurrent)? LimitOf(EquipmentOrder order) =>
        LimitOf(OrderParameters.Find(order, OrderParameters.Watts), OrderParameters.Find(order, OrderParameters.Amperes));

    /// <summary>For how many seconds an order has limits told, likewise.</summary>
    public static int? SecondsOf(EquipmentOrder order) => SecondsOf(OrderParameters.Find(order, OrderParameters.Seconds));

    /// <summary>For how many seconds limits are to be told; a day unless it is said.</summary>
    public static int? SecondsOf(string? text) => text is null
        ? LongestTold
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= LongestTold ? seconds : null;

    /// <summary>A setting's component and name in 2.0.1, written with a point between them; null when it is not written so.</summary>
    public static (string Component, string Variable)? VariableOf(string? key) =>
        key?.Split('.') is [{ Length: >= 1 and <= LongestKey } component, { Length: >= 1 and <= LongestKey } variable] ? (component, variable) : null;

    /// <summary>Whether a setting's value is nobody's to read or write here.</summary>
    public static bool IsSecret(string key) => Secrets.Any(secret => key.EndsWith(secret, StringComparison.OrdinalIgnoreCase));

    private static ParameterFault? KeyFault(string? key, EquipmentKind version, bool isNeeded) => key switch
    {
        null when !isNeeded => null,
        _ when version == EquipmentKind.Ocpp201 => VariableOf(key) is null
            ? new(OrderParameters.Key, "component and variable with a point between them, such as OCPPCommCtrlr.HeartbeatInterval")
            : null,
        { Length: >= 1 and <= LongestKey } => null,
        _ => new(OrderParameters.Key, "1 to 50 characters"),
    };

    private static bool IsAddress(string? text) =>
        text is { Length: <= LongestAddress } && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && Schemes.Contains(address.Scheme) && Uri.IsWellFormedUriString(text, UriKind.Absolute) && address.Host.Length > 0;
}

/// <summary>What is wrong with a parameter.</summary>
/// <param name="Parameter">Which one.</param>
/// <param name="Rule">What it must be.</param>
public sealed record ParameterFault(string Parameter, string Rule);
