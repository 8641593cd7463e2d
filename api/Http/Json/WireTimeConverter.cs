using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Domain;

namespace RedStation.Api.Http.Json;

/// <summary>Times as ISO 8601. Written in UTC with <c>Z</c> and milliseconds; read with <c>Z</c> or an offset, never without.</summary>
public sealed class WireTimeConverter : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // The kind is unspecified when neither Z nor an offset stands behind the time: whose time it is would be a guess.
        if (reader.TokenType == JsonTokenType.String
            && reader.TryGetDateTime(out var local)
            && local.Kind != DateTimeKind.Unspecified
            && reader.TryGetDateTimeOffset(out var time))
        {
            return time.ToUniversalTime();
        }

        throw new JsonException("a time in ISO 8601 with Z or an offset");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(IsoTime.Write(value));
}
