using System.Buffers;
using System.Globalization;
using MessagePack;

namespace RedStation.Tests.Load.Wire;

/// <summary>SignalR's MessagePack: arrays behind a length of one to five bytes.</summary>
public sealed class MessagePackCodec : IHubCodec
{
    private const int LongestLength = 5;

    /// <inheritdoc/>
    public string Name => "messagepack";

    /// <inheritdoc/>
    public bool IsBinary => true;

    /// <inheritdoc/>
    public byte[] Ping { get; } = [2, 0x91, 6];

    /// <inheritdoc/>
    public byte[] Call(int id, string method, params object?[] arguments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(5);
        writer.Write(1);
        writer.WriteMapHeader(0);
        if (id == 0)
        {
            writer.WriteNil();
        }
        else
        {
            writer.Write(id.ToString(CultureInfo.InvariantCulture));
        }

        writer.Write(method);
        Write(ref writer, arguments);
        writer.Flush();
        return [.. Length(buffer.WrittenCount), .. buffer.WrittenSpan];
    }

    /// <inheritdoc/>
    public bool TryRead(ref ReadOnlyMemory<byte> arrived, out HubMessage message)
    {
        message = default;
        var (length, at, shift) = (0, 0, 0);
        for (var more = true; more; shift += 7)
        {
            if (at == arrived.Length || at == LongestLength)
            {
                return false;
            }

            var part = arrived.Span[at++];
            length |= (part & 0x7f) << shift;
            more = (part & 0x80) != 0;
        }

        if (arrived.Length - at < length)
        {
            return false;
        }

        message = Read(arrived.Slice(at, length));
        arrived = arrived[(at + length)..];
        return true;
    }

    private static HubMessage Read(ReadOnlyMemory<byte> packed)
    {
        var reader = new MessagePackReader(packed);
        reader.ReadArrayHeader();
        var kind = (HubMessageKind)reader.ReadInt32();
        switch (kind)
        {
            case HubMessageKind.Invocation:
                reader.Skip();
                reader.Skip();
                var target = reader.ReadStringSequence()!.Value;
                return new HubMessage(kind, 0, target.First, packed[(int)reader.Consumed..], null);
            case HubMessageKind.Completion:
                reader.Skip();
                var id = int.Parse(reader.ReadString()!, CultureInfo.InvariantCulture);
                var outcome = reader.ReadInt32();
                var error = outcome == 1 ? reader.ReadString() : null;
                return new HubMessage(kind, id, default, outcome == 3 ? packed[(int)reader.Consumed..] : default, error);
            case HubMessageKind.Close:
                return new HubMessage(kind, 0, default, default, reader.ReadString());
            default:
                return new HubMessage(kind, 0, default, default, null);
        }
    }

    private static void Write(ref MessagePackWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNil(); break;
            case string text: writer.Write(text); break;
            case int whole: writer.Write(whole); break;
            case long whole: writer.Write(whole); break;
            case double number: writer.Write(number); break;
            case bool flag: writer.Write(flag); break;
            case IReadOnlyDictionary<string, object?> map:
                writer.WriteMapHeader(map.Count);
                foreach (var (key, part) in map)
                {
                    writer.Write(key);
                    Write(ref writer, part);
                }

                break;
            case IReadOnlyCollection<object?> list:
                writer.WriteArrayHeader(list.Count);
                foreach (var part in list)
                {
                    Write(ref writer, part);
                }

                break;
            default: throw new ArgumentException($"Calls carry no {value.GetType()}.", nameof(value));
        }
    }

    private static byte[] Length(int length)
    {
        var bytes = new List<byte>(LongestLength);
        for (; length > 0x7f; length >>= 7)
        {
            bytes.Add((byte)((length & 0x7f) | 0x80));
        }

        return [.. bytes, (byte)length];
    }
}
