using System.Globalization;

namespace RedStation.Tests.Load.Running;

/// <summary>The command line: a scenario, then switches with values. A switch that nobody asked for is refused.</summary>
public sealed class Arguments
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = [];

    /// <summary>Reads them.</summary>
    /// <exception cref="UsageException">A switch lacks its value.</exception>
    public Arguments(IReadOnlyList<string> arguments)
    {
        Scenario = arguments.Count > 0 && !arguments[0].StartsWith("--", StringComparison.Ordinal) ? arguments[0] : "";
        for (var at = Scenario.Length > 0 ? 1 : 0; at < arguments.Count; at += 2)
        {
            if (!arguments[at].StartsWith("--", StringComparison.Ordinal) || at + 1 >= arguments.Count)
            {
                throw new UsageException($"{arguments[at]}: a switch --name and its value were expected.");
            }

            values[arguments[at][2..]] = arguments[at + 1];
        }
    }

    /// <summary>The first word.</summary>
    public string Scenario { get; }

    /// <summary>A text, or null.</summary>
    public string? Text(string name)
    {
        asked.Add(name);
        return values.GetValueOrDefault(name);
    }

    /// <summary>A whole number.</summary>
    public int Whole(string name, int otherwise, int least = 1, int most = 1_000_000) => (int)Number(name, otherwise, least, most);

    /// <summary>A number.</summary>
    /// <exception cref="UsageException">It is none, or outside its range.</exception>
    public double Number(string name, double otherwise, double least, double most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--{name}: a number from {least} to {most}."));
    }

    /// <summary>One of some words; the first when absent.</summary>
    public string OneOf(string name, params string[] words) =>
        Text(name) is not { } word ? words[0]
        : words.Contains(word) ? word
        : throw new UsageException($"--{name}: one of {string.Join(", ", words)}.");

    /// <summary>Seconds.</summary>
    public TimeSpan Seconds(string name, double otherwise) => TimeSpan.FromSeconds(Number(name, otherwise, 0.1, 86_400));

    /// <summary>The same arguments with some set where the person said nothing.</summary>
    public Arguments With(params (string Name, string Value)[] defaults)
    {
        foreach (var (name, value) in defaults)
        {
            values.TryAdd(name, value);
        }

        return this;
    }

    /// <summary>Refuses switches that mean nothing to the scenario.</summary>
    public void RefuseUnknown()
    {
        if (values.Keys.FirstOrDefault(name => !asked.Contains(name)) is { } unknown)
        {
            throw new UsageException(
                $"--{unknown} means nothing to {Scenario}. It knows: {string.Join(", ", asked.Order().Select(name => "--" + name))}.");
        }
    }
}
