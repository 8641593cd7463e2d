using System.Text.Json;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;
using RedStation.Api.Http.Json;

namespace RedStation.Api.Realtime;

/// <summary>
/// How MessagePack looks on the wire: our own types exactly as in JSON (the same names, enums and times), everything else as
/// SignalR has it. A shape is thus set down once and cannot differ between the protocols; a test holds what is sent to JSON.
/// </summary>
public sealed class WireMessagePack : IFormatterResolver
{
    private WireMessagePack()
    {
    }

    /// <summary>The options, for SignalR's MessagePack protocol.</summary>
    public static MessagePackSerializerOptions Options { get; } = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create(new WireMessagePack(), StandardResolver.Instance))
        .WithSecurity(MessagePackSecurity.UntrustedData);

    /// <inheritdoc/>
    public IMessagePackFormatter<T>? GetFormatter<T>() => Cache<T>.Formatter;

    private static class Cache<T>
    {
        public static readonly IMessagePackFormatter<T>? Formatter =
            // A list is a row of what it holds, and that may have a formatter of its own.
            !typeof(T).IsArray && typeof(T).Namespace?.StartsWith("RedStation.", StringComparison.Ordinal) == true ? new JsonShaped<T>() : null;
    }

    private sealed class JsonShaped<T> : IMessagePackFormatter<T>
    {
        private static readonly WireWriter<T>? Straight = WireWriters.Of<T>();

        public void Serialize(ref MessagePackWriter writer, T value, MessagePackSerializerOptions options)
        {
            if (Straight is not null)
            {
                Straight.Write(ref writer, value);
                return;
            }

            using var json = new StringReader(JsonSerializer.Serialize(value, WireJson.Options));
            MessagePackSerializer.ConvertFromJson(json, ref writer, options);
        }

        public T Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
            JsonSerializer.Deserialize<T>(MessagePackSerializer.ConvertToJson(reader.ReadRaw(), options), WireJson.Options)!;
    }
}
