namespace RedStation.Grains.Settings;

/// <summary>What was found in a section of the configuration.</summary>
public sealed class SettingsFindings
{
    private readonly List<SettingFault> faults = [];
    private readonly List<string> unknown = [];

    /// <summary>What must be mended before anything starts.</summary>
    public IReadOnlyList<SettingFault> Faults => faults;

    /// <summary>Keys that no part of the program reads; most often a slip of the pen.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    /// <summary>Notes a fault.</summary>
    public void Add(string key, string text) => faults.Add(new SettingFault(key, text));

    /// <summary>Notes a key that means nothing here.</summary>
    public void AddUnknown(string key) => unknown.Add(key);
}
