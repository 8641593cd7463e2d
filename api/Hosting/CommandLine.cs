using RedStation.Grains.Settings;
using RedStation.Silo.Hosting;

namespace RedStation.Api.Hosting;

/// <summary>The switches of the program, as configuration keys.</summary>
public static class CommandLine
{
    /// <summary>What the switches are, for people.</summary>
    public const string Usage =
        "--urls ADDRESS (default http://127.0.0.1:5080), --data DIR (default ./data), --demo, --trace FILE, --trace-speed X, "
        + "--client, --environment NAME, and any setting as --Section:Key=VALUE.";

    private static readonly Switches Switches = new(
        Usage,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["--urls"] = "urls",
            ["--data"] = "RedStation:Data",
            ["--trace"] = "RedStation:Trace:File",
            ["--trace-speed"] = "RedStation:Trace:Speed",
            ["--environment"] = "environment",
            ["--contentRoot"] = "contentRoot",
            ["--applicationName"] = "applicationName",
        },
        new Dictionary<string, KeyValuePair<string, string>>(StringComparer.Ordinal)
        {
            ["--demo"] = new("RedStation:Demo", "true"),
            ["--client"] = new(HostingSetting.Key, "client"),
        });

    /// <summary>Reads the switches.</summary>
    /// <exception cref="StartException">One is unknown or lacks its value; the message says which.</exception>
    public static IReadOnlyDictionary<string, string?> Read(IReadOnlyList<string> arguments) => Switches.Read(arguments);
}
