using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace RedStation.Api.Json;

/// <summary>The names of an enum's values on the wire: camelCase, and nothing else.</summary>
/// <typeparam name="T">The enum.</typeparam>
public static class WireNames<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> Names =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    private static readonly FrozenDictionary<string, T> Values = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The rule that an unknown name breaks, for an answer.</summary>
    public static string Rule { get; } = "one of " + string.Join(", ", Enum.GetValues<T>().Select(value => Names[value]));

    /// <summary>A value's name.</summary>
    public static string Name(T value) => Names[value];

    /// <summary>Reads a name; numbers, other letter cases and lists are not names.</summary>
    public static bool TryRead(string? name, out T value)
    {
        value = default;
        return name is not null && Values.TryGetValue(name, out value);
    }
}
