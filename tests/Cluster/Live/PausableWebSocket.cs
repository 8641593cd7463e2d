using System.Net.Sockets;
using System.Net.WebSockets;

namespace RedStation.Tests.Cluster.Live;

/// <summary>A WebSocket that can be left unread, so that the sender's buffers fill as with a phone in a tunnel, and can be torn off.</summary>
public sealed class PausableWebSocket(WebSocket inner) : WebSocket
{
    /// <summary>What the kernel may take in for a phone that does not read. Small, so that the server feels it soon.</summary>
    private const int SmallBuffer = 8 * 1024;

    /// <summary>TCP_MAXSEG, which .NET has no name for.</summary>
    private const int SegmentOption = 2;

    /// <summary>The bytes of a packet on a real line. Loopback's are fifty times that, and the sender's buffer with them.</summary>
    private const int SegmentSize = 1_400;

    private volatile TaskCompletionSource reading = Open();

    /// <inheritdoc/>
    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;

    /// <inheritdoc/>
    public override string? CloseStatusDescription => inner.CloseStatusDescription;

    /// <inheritdoc/>
    public override WebSocketState State => inner.State;

    /// <inheritdoc/>
    public override string? SubProtocol => inner.SubProtocol;

    /// <summary>Connects.</summary>
    public static async Task<PausableWebSocket> Connect(Uri address, bool smallBuffers, CancellationToken cancellation)
    {
        using var http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = async (context, cancelled) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                if (smallBuffers)
                {
                    socket.ReceiveBufferSize = SmallBuffer;
                    if (OperatingSystem.IsLinux())
                    {
                        socket.SetRawSocketOption((int)SocketOptionLevel.Tcp, SegmentOption, BitConverter.GetBytes(SegmentSize));
                    }
                }

                await socket.ConnectAsync(context.DnsEndPoint, cancelled);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        var client = new ClientWebSocket();
        await client.ConnectAsync(address, http, cancellation);
        return new PausableWebSocket(client);
    }

    /// <summary>Stops reading.</summary>
    public void Pause() => reading = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads on.</summary>
    public void Resume() => reading.TrySetResult();

    /// <inheritdoc/>
    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        await reading.Task.WaitAsync(cancellationToken);
        return await inner.ReceiveAsync(buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
    {
        await reading.Task.WaitAsync(cancellationToken);
        return await inner.ReceiveAsync(buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task SendAsync(
        ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);

    /// <inheritdoc/>
    public override void Abort()
    {
        inner.Abort();
        Resume();
    }

    /// <inheritdoc/>
    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseAsync(closeStatus, statusDescription, cancellationToken);

    /// <inheritdoc/>
    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    /// <inheritdoc/>
    public override void Dispose() => inner.Dispose();

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }
}
