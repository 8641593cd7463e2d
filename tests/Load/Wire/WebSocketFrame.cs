using System.Buffers.Binary;

namespace RedStation.Tests.Load.Wire;

/// <summary>Frames of a client. The mask is of zeros, which leaves the payload as it is: no proxy of old stands in between.</summary>
public static class WebSocketFrame
{
    private const byte Final = 0x80;
    private const byte Masked = 0x80;
    private const int MaskBytes = 4;

    /// <summary>The answer to a ping.</summary>
    public static byte[] Pong { get; } = [Final | 0xa, Masked, 0, 0, 0, 0];

    /// <summary>A message in one frame.</summary>
    public static byte[] Of(ReadOnlySpan<byte> message, bool binary)
    {
        var header = message.Length < 126 ? 2 : message.Length <= ushort.MaxValue ? 4 : 10;
        var frame = new byte[header + MaskBytes + message.Length];
        frame[0] = (byte)(Final | (binary ? 2 : 1));
        switch (header)
        {
            case 2:
                frame[1] = (byte)(Masked | message.Length);
                break;
            case 4:
                frame[1] = Masked | 126;
                BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)message.Length);
                break;
            default:
                frame[1] = Masked | 127;
                BinaryPrimitives.WriteInt64BigEndian(frame.AsSpan(2), message.Length);
                break;
        }

        message.CopyTo(frame.AsSpan(header + MaskBytes));
        return frame;
    }
}
