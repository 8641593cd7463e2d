using System.Text.Json;

namespace RedStation.Tests.Load.Wire;

/// <summary>SignalR's JSON: texts that end with a record separator.</summary>
public sealed class JsonCodec : IHubCodec
{
    private const byte End = 0x1e;

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public bool IsBinary => false;

    /// <inheritdoc/>
    public byte[] Ping { get; } = [.. "{\"type\":6}"u8, End];

    /// <inheritdoc/>
    public byte[] Call(int id, string method, params object?[] arguments)
    {
        var call = new Dictionary<string, object?> { ["type"] = 1, ["target"] = method, ["arguments"] = arguments };
        if (id != 0)
        {
            call["invocationId"] = id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return [.. JsonSerializer.SerializeToUtf8Bytes(call), End];
    }

    /// <inheritdoc/>
    public bool TryRead(ref ReadOnlyMemory<byte> arrived, out HubMessage message)
    {
        var end = arrived.Span.IndexOf(End);
        if (end < 0)
        {
            message = default;
            return false;
        }

        message = Read(arrived[..end]);
        arrived = arrived[(end + 1)..];
        return true;
    }

    private static HubMessage Read(ReadOnlyMemory<byte> text)
    {
        var reader = new Utf8JsonReader(text.Span);
        var (kind, id, error) = (0, 0, default(string));
        ReadOnlyMemory<byte> target = default, body = default;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                kind = reader.GetInt32();
            }
            else if (reader.ValueTextEquals("target"u8))
            {
                reader.Read();
                target = text.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            }
            else if (reader.ValueTextEquals("arguments"u8) || reader.ValueTextEquals("result"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                body = text[start..(int)reader.BytesConsumed];
            }
            else if (reader.ValueTextEquals("invocationId"u8))
            {
                reader.Read();
                id = int.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            }
            else if (reader.ValueTextEquals("error"u8))
            {
                reader.Read();
                error = reader.GetString();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return new HubMessage((HubMessageKind)kind, id, target, body, error);
    }
}
