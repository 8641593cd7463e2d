using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>One of the protocol's words, in exactly its letters: no numbers, no other case, no lists.</summary>
public sealed class Word<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<TEnum, string> Words = typeof(TEnum)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToFrozenDictionary(
            field => (TEnum)field.GetValue(null)!,
            field => field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? field.Name);

    private static readonly FrozenDictionary<string, TEnum> Values = Words.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The word for a value.</summary>
    public static string Of(TEnum value) => Words[value];

    /// <summary>The value of a word; null when there is no such word.</summary>
    public static TEnum? Find(string? word) => word is not null && Values.TryGetValue(word, out var value) ? value : null;

    /// <inheritdoc/>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new OcppFormatException(OcppErrorCode.TypeConstraintViolation, "A word was expected.");
        }

        return Values.TryGetValue(reader.GetString()!, out var value)
            ? value
            : throw new OcppFormatException(OcppErrorCode.PropertyConstraintViolation, "The protocol does not know this word here.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(Words[value]);
}
