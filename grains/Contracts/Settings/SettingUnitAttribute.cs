namespace RedStation.Contracts.Settings;

/// <summary>What a number in the configuration counts: refusals name it behind the bounds. Times need none, they are written hh:mm:ss.</summary>
/// <param name="unit">In the plural, such as <c>metres</c> or <c>requests a second</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingUnitAttribute(string unit) : Attribute
{
    /// <summary>The unit.</summary>
    public string Unit { get; } = unit;
}
