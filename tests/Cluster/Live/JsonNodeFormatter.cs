using System.Text.Json.Nodes;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace RedStation.Tests.Cluster.Live;

/// <summary>Reads whatever MessagePack holds as JSON, so that a test sees the same names and values in both protocols.</summary>
public sealed class JsonNodeFormatter : IMessagePackFormatter<JsonNode?>
{
    /// <summary>The options, for SignalR's MessagePack protocol.</summary>
    public static MessagePackSerializerOptions Options { get; } = MessagePackSerializerOptions.Standard.WithResolver(
        CompositeResolver.Create([new JsonNodeFormatter()], [StandardResolver.Instance]));

    /// <inheritdoc/>
    public void Serialize(ref MessagePackWriter writer, JsonNode? value, MessagePackSerializerOptions options) =>
        throw new NotSupportedException("Clients of the live map send no objects.");

    /// <inheritdoc/>
    public JsonNode? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        JsonNode.Parse(MessagePackSerializer.ConvertToJson(reader.ReadRaw(), options));
}
