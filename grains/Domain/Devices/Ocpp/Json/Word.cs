using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>One of the protocol's words, in exactly its letters: no numbers, no other case, no lists.</summary>
public sealed class Word<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    /// <inheritdoc/>
    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new OcppFormatException(OcppErrorCode.TypeConstraintViolation, "A word was expected.");
        }

        return Words.Find<TEnum>(reader.GetString())
            ?? throw new OcppFormatException(OcppErrorCode.PropertyConstraintViolation, "The protocol does not know this word here.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Of(value));
}
