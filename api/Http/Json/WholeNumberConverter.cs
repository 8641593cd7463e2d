using System.Text.Json;
using System.Text.Json.Serialization;

namespace RedStation.Api.Http.Json;

/// <summary>
/// Whole numbers as any program writes them: languages with one kind of number, and tables read into columns of them, make <c>4.0</c> of 4.
/// </summary>
public sealed class WholeNumberConverter : JsonConverter<int>
{
    /// <summary>What a field must be.</summary>
    public const string Rule = "a whole number";

    /// <inheritdoc/>
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            if (reader.TryGetInt32(out var whole))
            {
                return whole;
            }

            // A decimal holds every number of this range exactly, so nothing that is only nearly whole passes.
            if (reader.TryGetDecimal(out var number) && decimal.IsInteger(number) && number is >= int.MinValue and <= int.MaxValue)
            {
                return (int)number;
            }
        }

        throw new JsonException(Rule);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}
