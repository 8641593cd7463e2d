using RedStation.Grains.Settings;
using RedStation.Silo.Settings;

namespace RedStation.Silo.Hosting;

/// <summary>The sources of the silo program's settings, the same for each of its commands.</summary>
internal static class SiloConfiguration
{
    /// <summary>The key of the switch <c>--settings</c>.</summary>
    public const string Folder = "settings";

    /// <summary>
    /// Reads them: the command line above the environment, that above <c>appsettings.json</c> and the price files of the folder of
    /// <c>--settings</c>, or of the working directory.
    /// </summary>
    /// <exception cref="StartException">There is no such folder.</exception>
    public static HostApplicationBuilder Read(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = settings.GetValueOrDefault("environment"),
            ContentRootPath = ContentRoot(settings),
        });
        builder.Configuration.AddPriceFiles().AddInMemoryCollection(settings);
        return builder;
    }

    /// <summary>The folder of the settings' files, null for the working directory.</summary>
    /// <exception cref="StartException">There is no such folder.</exception>
    public static string? ContentRoot(IReadOnlyDictionary<string, string?> settings) =>
        settings.GetValueOrDefault(Folder) is not { } folder ? null
        : Directory.Exists(folder) ? Path.GetFullPath(folder)
        : throw new StartException($"--settings names no folder: {folder}");
}
