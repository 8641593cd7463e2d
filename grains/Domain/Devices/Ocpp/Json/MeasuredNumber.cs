using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>A measured value. Decimal, so that a sum of tenths is what a meter shows.</summary>
public sealed class MeasuredNumber : JsonConverter<decimal>
{
    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new OcppFormatException(OcppErrorCode.TypeConstraintViolation, "A number was expected.");
        }

        return reader.TryGetDecimal(out var value)
            ? value
            : throw new OcppFormatException(OcppErrorCode.PropertyConstraintViolation, "The number is too large.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
