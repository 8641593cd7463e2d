namespace RedStation.Domain.Devices.Ocpp.Orders;

/// <summary>A charger's settings as its operator reads them. What it says is kept with the command, so keys are not in it.</summary>
public static class SettingText
{
    /// <summary>A setting and its value.</summary>
    public static string Of(string key, string? value, bool isReadOnly) =>
        $"{key}={(OrderRules.IsSecret(key) ? "***" : value)}{(isReadOnly ? " (read only)" : "")}";

    /// <summary>What is no setting there.</summary>
    public static string Unknown(string key) => key + ": unknown";
}
