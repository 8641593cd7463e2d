using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Api.Http.Json;

namespace RedStation.Api.Stations;

/// <summary>A port's number, which many controllers send as text.</summary>
public sealed class PortNumberConverter : JsonConverter<int>
{
    private static readonly WholeNumberConverter Numbers = new();

    /// <inheritdoc/>
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType != JsonTokenType.String ? Numbers.Read(ref reader, typeToConvert, options)
        : int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port
        : throw new JsonException(WholeNumberConverter.Rule);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
