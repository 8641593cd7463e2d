using System.Collections.Frozen;
using System.Text.Json;

namespace RedStation.Api.Http.Json;

/// <summary>The names of enum values on the wire: camelCase, and nothing else.</summary>
public static class WireNames
{
    /// <summary>A value's name.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.Names[value];

    /// <summary>The rule that an unknown name breaks, for an answer.</summary>
    public static string Rule<T>()
        where T : struct, Enum => Table<T>.Rule;

    /// <summary>Reads a name; numbers, other letter cases and lists are not names.</summary>
    public static bool TryRead<T>(string? name, out T value)
        where T : struct, Enum
    {
        value = default;
        return name is not null && Table<T>.Values.TryGetValue(name, out value);
    }

    private static class Table<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Names =
            Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public static readonly FrozenDictionary<string, T> Values = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

        public static readonly string Rule = "one of " + string.Join(", ", Enum.GetValues<T>().Select(value => Names[value]));
    }
}
