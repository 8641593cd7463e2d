using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RedStation.Domain.Devices.Ocpp.Frames;

namespace RedStation.Domain.Devices.Ocpp.Json;

/// <summary>A list with a least and a greatest length.</summary>
public abstract class BoundedItems<T>(int least, int most) : JsonConverter<IReadOnlyList<T>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new OcppFormatException(OcppErrorCode.TypeConstraintViolation, "A list was expected.");
        }

        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (items.Count == most)
            {
                throw new OcppFormatException(OcppErrorCode.OccurrenceConstraintViolation, $"A list has at most {most} elements here.");
            }

            items.Add(JsonSerializer.Deserialize(ref reader, type)!);
        }

        return items.Count >= least
            ? items
            : throw new OcppFormatException(OcppErrorCode.OccurrenceConstraintViolation, "A list has at least one element here.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (var item in value)
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
    }
}

/// <summary>A list that may be empty. How long it can be follows from the size of a message.</summary>
public sealed class Items<T>() : BoundedItems<T>(0, int.MaxValue);

/// <summary>A list with an element at least.</summary>
public sealed class AtLeastOne<T>() : BoundedItems<T>(1, int.MaxValue);

/// <summary>A list of one to four elements.</summary>
public sealed class Between1And4<T>() : BoundedItems<T>(1, 4);
