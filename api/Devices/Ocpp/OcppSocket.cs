using System.Buffers;
using System.Net.WebSockets;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>Messages over a web socket. A charger at rest holds no buffer.</summary>
internal sealed class OcppSocket(WebSocket socket) : IDisposable
{
    private const int FirstBuffer = 2048;

    private readonly SemaphoreSlim sending = new(1);

    /// <summary>Reads the next message.</summary>
    /// <returns>
    /// Its bytes; empty for one that was empty, or too large and is gone; null when the charger has closed.
    /// </returns>
    /// <exception cref="WebSocketException">The line broke.</exception>
    public async Task<byte[]?> Read(CancellationToken stopping)
    {
        // Waits without a buffer; what comes then is there.
        var first = await socket.ReceiveAsync(Memory<byte>.Empty, stopping);
        if (first.MessageType == WebSocketMessageType.Close || first.EndOfMessage)
        {
            return first.EndOfMessage && first.MessageType != WebSocketMessageType.Close ? [] : null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var read = 0;
            while (true)
            {
                if (read == buffer.Length)
                {
                    buffer = Grown(buffer);
                }

                // What is beyond the limit is read over what is of no use any more.
                var part = await socket.ReceiveAsync(read > OcppLimits.Message ? buffer : buffer.AsMemory(read), stopping);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                read += part.Count;
                if (part.EndOfMessage)
                {
                    return read > OcppLimits.Message ? [] : buffer[..read];
                }

                if (read > OcppLimits.Discarded)
                {
                    await Close(WebSocketCloseStatus.MessageTooBig, "too large", stopping);
                    return null;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Sends a message. A charger that does not read loses its line.</summary>
    public async Task Send(byte[] message, CancellationToken stopping)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        soon.CancelAfter(OcppLimits.SendWithin);
        await sending.WaitAsync(soon.Token);
        try
        {
            await socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, true, soon.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    /// <summary>Says goodbye; the charger's own goodbye ends the reading.</summary>
    public async Task Close(WebSocketCloseStatus status, string reason, CancellationToken stopping)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        soon.CancelAfter(OcppLimits.SendWithin);
        await sending.WaitAsync(soon.Token);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(status, reason, soon.Token);
            }
        }
        finally
        {
            sending.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => sending.Dispose();

    private static byte[] Grown(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 4, OcppLimits.Message + 1));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
