namespace RedStation.Grains.Settings;

/// <summary>Something that is wrong with one setting.</summary>
/// <param name="Key">The setting, such as <c>RedStation:Stations:SilenceLimit</c>.</param>
/// <param name="Text">What is wrong and what is allowed; a sentence that begins with the setting as its subject.</param>
public sealed record SettingFault(string Key, string Text)
{
    /// <summary>The whole sentence.</summary>
    public override string ToString() => $"{Key} {Text}";
}
