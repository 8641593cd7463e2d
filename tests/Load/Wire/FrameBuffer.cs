using System.Buffers.Binary;

namespace RedStation.Tests.Load.Wire;

/// <summary>
/// What a WebSocket brings, made into one stream of hub bytes: frames come in at the end, their payloads move together at the
/// front. One array per line, which grows only when a message is longer.
/// </summary>
public sealed class FrameBuffer
{
    private const int First = 2048;
    private const int Room = 1024;
    private const byte PingCode = 0x9;
    private const byte CloseCode = 0x8;

    private byte[] bytes = new byte[First];
    private int ready;
    private int rawFrom;
    private int rawTo;
    private long payloadLeft;

    /// <summary>Whether the server asked for a sign of life; whoever answers sets it back.</summary>
    public bool PingAsked { get; set; }

    /// <summary>Whether the server has said that it hangs up.</summary>
    public bool CloseSaid { get; private set; }

    /// <summary>Hub bytes that have arrived.</summary>
    public ReadOnlyMemory<byte> Ready => bytes.AsMemory(0, ready);

    /// <summary>Where the next bytes of the network go.</summary>
    public Memory<byte> Space()
    {
        // What is raw stands directly behind what is ready after each turn, so the rest of the array is free.
        if (bytes.Length - rawTo < Room)
        {
            Array.Resize(ref bytes, bytes.Length * 2);
        }

        return bytes.AsMemory(rawTo);
    }

    /// <summary>Takes note of bytes that the network has put into <see cref="Space"/>, and unpacks their frames.</summary>
    public void Arrived(int count)
    {
        rawTo += count;
        while (TakePayload() || TakeHeader())
        {
        }

        Buffer.BlockCopy(bytes, rawFrom, bytes, ready, rawTo - rawFrom);
        rawTo = ready + (rawTo - rawFrom);
        rawFrom = ready;
    }

    /// <summary>Forgets hub bytes from the front that have been read.</summary>
    public void Consume(int count)
    {
        Buffer.BlockCopy(bytes, count, bytes, 0, rawTo - count);
        (ready, rawFrom, rawTo) = (ready - count, rawFrom - count, rawTo - count);
    }

    private bool TakePayload()
    {
        var here = (int)Math.Min(payloadLeft, rawTo - rawFrom);
        if (here == 0)
        {
            return false;
        }

        Buffer.BlockCopy(bytes, rawFrom, bytes, ready, here);
        ready += here;
        rawFrom += here;
        payloadLeft -= here;
        return true;
    }

    private bool TakeHeader()
    {
        var raw = bytes.AsSpan(rawFrom, rawTo - rawFrom);
        if (payloadLeft > 0 || raw.Length < 2)
        {
            return false;
        }

        var (code, length, header) = (raw[0] & 0xf, (long)(raw[1] & 0x7f), 2);
        if (length == 126)
        {
            header = 4;
        }
        else if (length == 127)
        {
            header = 10;
        }

        var isControl = code >= CloseCode;
        if (raw.Length < header + (isControl ? length : 0))
        {
            return false;
        }

        length = header switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(raw[2..]),
            10 => BinaryPrimitives.ReadInt64BigEndian(raw[2..]),
            _ => length,
        };
        rawFrom += header;
        if (isControl)
        {
            rawFrom += (int)length;
            PingAsked |= code == PingCode;
            CloseSaid |= code == CloseCode;
        }
        else
        {
            payloadLeft = length;
        }

        return true;
    }
}
