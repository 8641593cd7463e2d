using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Api.Hosting;

/// <summary>The setting <c>RedStation:Hosting</c>: <c>together</c>, which is the default, or <c>client</c>.</summary>
public static class HostingSetting
{
    /// <summary>The setting's key.</summary>
    public const string Key = "RedStation:Hosting";

    /// <summary>Reads it.</summary>
    /// <exception cref="StartException">It is neither.</exception>
    public static HostingMode Read(IConfiguration configuration)
    {
        var text = configuration[Key];
        return string.IsNullOrWhiteSpace(text) ? HostingMode.Together
            : Enum.TryParse<HostingMode>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) ? mode
            : throw new StartException($"{Key} must be together or client, not {text}.");
    }
}
