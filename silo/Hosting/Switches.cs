using RedStation.Grains.Settings;

namespace RedStation.Silo.Hosting;

/// <summary>
/// The switches of a program, as configuration keys. Unknown ones are refused: a mistyped <c>--dmeo</c> would otherwise start
/// quite another program than was meant.
/// </summary>
/// <param name="usage">What the switches are, for people.</param>
/// <param name="keys">The configuration key of each switch that takes a value.</param>
/// <param name="flags">The configuration key of each switch that takes none, and what naming it sets.</param>
public sealed class Switches(
    string usage, IReadOnlyDictionary<string, string> keys, IReadOnlyDictionary<string, KeyValuePair<string, string>>? flags = null)
{
    /// <summary>Reads the switches. Any setting can be given as <c>--Section:Key=VALUE</c>.</summary>
    /// <exception cref="StartException">One is unknown or lacks its value; the message says which.</exception>
    public IReadOnlyDictionary<string, string?> Read(IReadOnlyList<string> arguments)
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

            if (flags is not null && flags.TryGetValue(name, out var flag))
            {
                settings[flag.Key] = value ?? flag.Value;
                continue;
            }

            var key = keys.GetValueOrDefault(name) ?? Setting(name)
                ?? throw new StartException($"There is no switch {arguments[at]}. Switches are: {usage}");
            value ??= at + 1 < arguments.Count && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[++at] : null;
            settings[key] = value ?? throw new StartException($"The switch {name} needs a value. Switches are: {usage}");
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
