using System.Text.Json;
using System.Text.Json.Serialization;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>A number with one decimal at most: limits of power in 1.6. Decimal, for floating point refuses what is one, such as 3.3.</summary>
public sealed class Tenths : JsonConverter<decimal>
{
    private static readonly MeasuredNumber Number = new();

    /// <inheritdoc/>
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var value = Number.Read(ref reader, typeToConvert, options);
        return decimal.Round(value, 1) == value
            ? value
            : throw new OcppFormatException(OcppErrorCode.OccurrenceConstraintViolation, "A limit has one decimal at most.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => Number.Write(writer, value, options);
}
