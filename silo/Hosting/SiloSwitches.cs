using RedStation.Grains.Settings;

namespace RedStation.Silo.Hosting;

/// <summary>The switches of the silo program, the same for each of its commands.</summary>
internal static class SiloSwitches
{
    /// <summary>What the switches are, for people.</summary>
    public const string Usage =
        "--urls ADDRESS (default http://127.0.0.1:5090), --data DIR (default ./data), "
        + "--settings DIR (of appsettings.json, task-prices.json, service-prices.json and honours.json; default .), "
        + "--environment NAME, and any setting as "
        + "--Section:Key=VALUE, such as --ConnectionStrings:RedStation=…";

    private static readonly Switches Switches = new(
        Usage,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["--urls"] = "urls",
            ["--data"] = "RedStation:Data",
            ["--environment"] = "environment",
            ["--settings"] = SiloConfiguration.Folder,
        });

    /// <summary>Reads the switches.</summary>
    /// <exception cref="StartException">One is unknown or lacks its value; the message says which.</exception>
    public static IReadOnlyDictionary<string, string?> Read(IReadOnlyList<string> arguments) => Switches.Read(arguments);
}
