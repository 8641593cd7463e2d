using RedStation.Silo.Hosting;

namespace RedStation.Api.Hosting;

/// <summary>
/// The switches of the program, as configuration keys. Unknown ones are refused: a mistyped <c>--dmeo</c> would otherwise start
/// quite another program than was meant.
/// </summary>
public static class CommandLine
{
    /// <summary>What the switches are, for people.</summary>
    public const string Usage =
        "--urls ADDRESS (default http://127.0.0.1:5080), --data DIR (default ./data), --demo, --trace FILE, --trace-speed X, "
        + "--environment NAME, and any setting as --Section:Key=VALUE.";

    private const string Demo = "--demo";

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["--urls"] = "urls",
        ["--data"] = "RedStation:Data",
        ["--trace"] = "RedStation:Trace:File",
        ["--trace-speed"] = "RedStation:Trace:Speed",
        ["--environment"] = "environment",
        ["--contentRoot"] = "contentRoot",
        ["--applicationName"] = "applicationName",
    };

    /// <summary>Reads the switches.</summary>
    /// <exception cref="StartException">One is unknown or lacks its value; the message says which.</exception>
    public static IReadOnlyDictionary<string, string?> Read(IReadOnlyList<string> arguments)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < arguments.Count; at++)
        {
            var (name, value) = Split(arguments[at]);
            if (value is "")
            {
                // Says nothing. Whoever hosts the program from a configuration names its sections this way.
                continue;
            }

            if (name == Demo)
            {
                settings["RedStation:Demo"] = value ?? "true";
                continue;
            }

            var key = Keys.GetValueOrDefault(name) ?? Setting(name)
                ?? throw new StartException($"There is no switch {arguments[at]}. Switches are: {Usage}");
            value ??= at + 1 < arguments.Count && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[++at] : null;
            settings[key] = value ?? throw new StartException($"The switch {name} needs a value. Switches are: {Usage}");
        }

        return settings;
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static string? Setting(string name) =>
        name.StartsWith("--", StringComparison.Ordinal) && name.Contains(':', StringComparison.Ordinal) ? name[2..] : null;
}
