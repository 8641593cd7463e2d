using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace RedStation.Silo.Settings;

/// <summary>Where a setting comes from, so that it is named the way its author wrote it.</summary>
internal static class SettingOrigin
{
    private static readonly Dictionary<string, string> Switches = new(StringComparer.OrdinalIgnoreCase)
    {
        ["urls"] = "--urls",
        ["RedStation:Data"] = "--data",
        ["RedStation:Trace:File"] = "--trace",
        ["RedStation:Trace:Speed"] = "--trace-speed",
    };

    /// <summary>
    /// The setting's name: <c>RedStation__Stations__SilenceLimit</c> of the environment, or the key and the file that it stands in.
    /// </summary>
    public static string Name(IConfiguration configuration, string key)
    {
        foreach (var provider in (configuration as IConfigurationRoot)?.Providers.Reverse() ?? [])
        {
            if (provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any())
            {
                return provider switch
                {
                    EnvironmentVariablesConfigurationProvider => key.Replace(":", "__", StringComparison.Ordinal),
                    MemoryConfigurationProvider => Switches.GetValueOrDefault(key) ?? "--" + key,
                    JsonConfigurationProvider { Source.Path: { } file } => $"{key} in {Path.GetFileName(file)}",
                    _ => key,
                };
            }
        }

        return key;
    }
}
