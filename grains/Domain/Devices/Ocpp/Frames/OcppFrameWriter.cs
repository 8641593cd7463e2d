using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace RedStation.Domain.Devices.Ocpp.Frames;

/// <summary>Writes messages as they go to a socket.</summary>
public static class OcppFrameWriter
{
    /// <summary>The id that a refusal bears when the request's could not be read.</summary>
    public const string UnknownId = "-1";

    /// <summary>Descriptions of errors have at most this many characters.</summary>
    public const int LongestDescription = 255;

    /// <summary>A request.</summary>
    public static byte[] Call(string id, string action, object payload, JsonTypeInfo type) => Write(writer =>
    {
        writer.WriteNumberValue(2);
        writer.WriteStringValue(id);
        writer.WriteStringValue(action);
        JsonSerializer.Serialize(writer, payload, type);
    });

    /// <summary>An answer.</summary>
    public static byte[] Result(string id, object payload, JsonTypeInfo type) => Write(writer =>
    {
        writer.WriteNumberValue(3);
        writer.WriteStringValue(id);
        JsonSerializer.Serialize(writer, payload, type);
    });

    /// <summary>A refusal. Details are there and empty, as both versions want them.</summary>
    public static byte[] Error(OcppVersion version, string? id, OcppErrorCode code, string description) => Write(writer =>
    {
        writer.WriteNumberValue(4);
        writer.WriteStringValue(id ?? UnknownId);
        writer.WriteStringValue(OcppErrorCodes.Word(version, code));
        writer.WriteStringValue(description.Length > LongestDescription ? description[..LongestDescription] : description);
        writer.WriteStartObject();
        writer.WriteEndObject();
    });

    private static byte[] Write(Action<Utf8JsonWriter> elements)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            elements(writer);
            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
