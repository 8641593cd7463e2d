using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>
/// A whole number, also when it is written as <c>1.0</c>: JSON knows one kind of number. What is outside 32 bits is refused, though the schemas
/// set no bounds: nothing in the protocol is as large.
/// </summary>
public sealed class WholeNumber : JsonConverter<int>
{
    /// <inheritdoc/>
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.Number)
        {
            throw new OcppFormatException(OcppErrorCode.TypeConstraintViolation, "A whole number was expected.");
        }

        if (reader.TryGetInt32(out var value))
        {
            return value;
        }

        if (!reader.TryGetDecimal(out var number) || number is < int.MinValue or > int.MaxValue)
        {
            throw new OcppFormatException(OcppErrorCode.PropertyConstraintViolation, "A whole number has at most 32 bits.");
        }

        return decimal.Truncate(number) == number
            ? (int)number
            : throw new OcppFormatException(OcppErrorCode.TypeConstraintViolation, "A whole number was expected.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
