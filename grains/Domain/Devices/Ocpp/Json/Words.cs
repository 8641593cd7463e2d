using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>The protocol's words for the values of an enum.</summary>
public static class Words
{
    /// <summary>The word for a value.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum => Known<TEnum>.Words[value];

    /// <summary>The value of a word, in exactly its letters; null when there is no such word.</summary>
    public static TEnum? Find<TEnum>(string? word)
        where TEnum : struct, Enum => word is not null && Known<TEnum>.Values.TryGetValue(word, out var value) ? value : null;

    private static class Known<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly FrozenDictionary<TEnum, string> Words = typeof(TEnum)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .ToFrozenDictionary(
                field => (TEnum)field.GetValue(null)!,
                field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name);

        public static readonly FrozenDictionary<string, TEnum> Values = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);
    }
}
