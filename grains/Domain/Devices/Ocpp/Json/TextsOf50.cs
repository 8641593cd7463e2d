using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>A list of texts of at most 50 characters each; it may be empty.</summary>
public sealed class TextsOf50 : JsonConverter<IReadOnlyList<string>>
{
    private static readonly Text50 Text = new();

    /// <inheritdoc/>
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new OcppFormatException(OcppErrorCode.TypeConstraintViolation, "A list was expected.");
        }

        var texts = new List<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(Text.Read(ref reader, typeof(string), options));
        }

        return texts;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var text in value)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
