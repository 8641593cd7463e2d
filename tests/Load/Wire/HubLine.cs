using System.Collections.Concurrent;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace RedStation.Tests.Load.Wire;

/// <summary>
/// A SignalR connection over a WebSocket without negotiation, with as little of a client around it as a phone that is one of
/// thousands can have: it counts the bytes of the wire, and its listener reads messages where they lie.
/// </summary>
public sealed class HubLine : IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<byte[]>> calls = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly FrameBuffer buffer = new();
    private readonly Socket socket;
    private readonly Stream stream;
    private readonly IHubCodec codec;
    private readonly IHubListener listener;
    private volatile TaskCompletionSource? pause;
    private int lastCall;
    private long received;
    private bool greeted;
    private Task reading = Task.CompletedTask;

    private HubLine(Socket socket, Stream stream, IHubCodec codec, IHubListener listener)
    {
        (this.socket, this.stream, this.codec, this.listener) = (socket, stream, codec, listener);
    }

    /// <summary>Bytes that came over the wire, frames and all, TCP's own apart.</summary>
    public long BytesReceived => Interlocked.Read(ref received);

    /// <summary>Whether the line is over.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Opens a line: TCP, WebSocket, hub handshake.</summary>
    /// <param name="hub">The hub, http or https.</param>
    /// <param name="token">The access token, or null.</param>
    /// <param name="codec">The protocol.</param>
    /// <param name="listener">Who hears.</param>
    /// <param name="receiveBuffer">Bytes the system may hold for a reader who does not read; null for its own choice.</param>
    public static async Task<HubLine> Open(Uri hub, string? token, IHubCodec codec, IHubListener listener, int? receiveBuffer = null)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (receiveBuffer is { } bytes)
            {
                socket.ReceiveBufferSize = bytes;
            }

            await socket.ConnectAsync(hub.Host, hub.Port);
            Stream stream = new NetworkStream(socket, ownsSocket: true);
            if (hub.Scheme == Uri.UriSchemeHttps)
            {
                var secured = new SslStream(stream);
                await secured.AuthenticateAsClientAsync(hub.Host);
                stream = secured;
            }

            await WebSocketUpgrade.Ask(stream, hub, token);
            var line = new HubLine(socket, stream, codec, listener);
            await line.Send(Encoding.UTF8.GetBytes($"{{\"protocol\":\"{codec.Name}\",\"version\":1}}\u001e"), binary: false);
            line.reading = Task.Run(line.Read);
            return line;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Calls without wanting an answer.</summary>
    public Task Tell(string method, params object?[] arguments) => Send(codec.Call(0, method, arguments), codec.IsBinary);

    /// <summary>Sends a call made earlier.</summary>
    public Task Tell(byte[] call) => Send(call, codec.IsBinary);

    /// <summary>Shows the server that the phone is there, as phones do every 15 s.</summary>
    public Task Ping() => Send(codec.Ping, codec.IsBinary);

    /// <summary>Calls and waits for the answer. Its bytes are in the line's protocol.</summary>
    /// <exception cref="HubRefusedException">The hub refused.</exception>
    public async Task<byte[]> Ask(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref lastCall);
        var answer = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        calls[id] = answer;
        if (IsClosed)
        {
            throw new IOException("The line is closed.");
        }

        await Send(codec.Call(id, method, arguments), codec.IsBinary);
        return await answer.Task.WaitAsync(AnswerLimit);
    }

    /// <summary>Stops reading, as a phone in a tunnel does. The connection stays.</summary>
    public void Pause() => pause ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads again.</summary>
    public void Resume()
    {
        var waiting = pause;
        pause = null;
        waiting?.SetResult();
    }

    /// <summary>Cuts the line without a word, as a network does.</summary>
    public void Cut()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Resume();
        Cut();
        await reading;
        await stream.DisposeAsync();
        sending.Dispose();
    }

    private async Task Read()
    {
        try
        {
            while (!buffer.CloseSaid)
            {
                if (pause is { } waiting)
                {
                    await waiting.Task;
                }

                var count = await stream.ReadAsync(buffer.Space());
                if (count == 0)
                {
                    break;
                }

                Interlocked.Add(ref received, count);
                buffer.Arrived(count);
                Handle();
                if (buffer.PingAsked)
                {
                    buffer.PingAsked = false;
                    await SendFrame(WebSocketFrame.Pong);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException or ObjectDisposedException)
        {
            // The line is cut; its listener is told below.
        }

        IsClosed = true;
        foreach (var call in calls.Values)
        {
            call.TrySetException(new IOException("The line was closed."));
        }

        listener.Closed();
    }

    private void Handle()
    {
        var arrived = buffer.Ready;
        if (!greeted)
        {
            var end = arrived.Span.IndexOf((byte)0x1e);
            if (end < 0)
            {
                return;
            }

            greeted = true;
            arrived = arrived[(end + 1)..];
        }

        while (codec.TryRead(ref arrived, out var message))
        {
            if (message.Kind == HubMessageKind.Completion)
            {
                Complete(message);
            }

            listener.Received(message);
        }

        buffer.Consume(buffer.Ready.Length - arrived.Length);
    }

    private void Complete(in HubMessage message)
    {
        if (!calls.TryRemove(message.InvocationId, out var call))
        {
            return;
        }

        if (message.Error is { } error)
        {
            call.TrySetException(new HubRefusedException(error));
        }
        else
        {
            call.TrySetResult(message.Body.ToArray());
        }
    }

    private Task Send(byte[] message, bool binary) => SendFrame(WebSocketFrame.Of(message, binary));

    private async Task SendFrame(byte[] frame)
    {
        await sending.WaitAsync();
        try
        {
            await stream.WriteAsync(frame);
        }
        finally
        {
            sending.Release();
        }
    }
}
