using System.Security.Cryptography;
using System.Text;

namespace RedStation.Tests.Load.Wire;

/// <summary>The HTTP request that becomes a WebSocket.</summary>
public static class WebSocketUpgrade
{
    private const int LongestHead = 8192;

    /// <summary>Asks, and reads the answer to its last byte and not beyond.</summary>
    /// <exception cref="IOException">The server answered anything but yes.</exception>
    public static async Task Ask(Stream stream, Uri hub, string? token)
    {
        var request = new StringBuilder()
            .Append("GET ").Append(hub.PathAndQuery).Append(token is null ? "" : "?access_token=" + token).Append(" HTTP/1.1\r\n")
            .Append("Host: ").Append(hub.Authority).Append("\r\n")
            .Append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n")
            .Append("Sec-WebSocket-Key: ").Append(Convert.ToBase64String(RandomNumberGenerator.GetBytes(16))).Append("\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request.ToString()));
        var head = await ReadHead(stream);
        if (!head.StartsWith("HTTP/1.1 101", StringComparison.Ordinal))
        {
            throw new IOException($"{hub} answered {head.Split('\r')[0]}");
        }
    }

    // Nothing follows the head before the client has spoken, so a read cannot take bytes of the hub's.
    private static async Task<string> ReadHead(Stream stream)
    {
        var head = new byte[LongestHead];
        for (var length = 0; length < head.Length;)
        {
            var count = await stream.ReadAsync(head.AsMemory(length));
            if (count == 0)
            {
                throw new IOException("The server hung up instead of answering.");
            }

            length += count;
            if (head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                return Encoding.ASCII.GetString(head, 0, length);
            }
        }

        throw new IOException("The server's answer does not end.");
    }
}
