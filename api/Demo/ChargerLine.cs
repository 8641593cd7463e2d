using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedStation.Api.Demo;

/// <summary>
/// The charger's end of a line of OCPP-J 1.6: it asks one thing at a time, and answers what it is asked in between. From outside, as any charger
/// would: nothing here knows the types of the server.
/// </summary>
/// <param name="answer">Answers a request of the server by its action and payload; null for what it does not know.</param>
internal sealed class ChargerLine(Func<string, JsonNode, object?> answer) : IDisposable
{
    private const int Buffer = 4096;
    private const int Asks = 2;
    private const int Answers = 3;
    private const int Fails = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim asking = new(1);
    private readonly SemaphoreSlim sending = new(1);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode>> open = new();
    private int last;

    /// <summary>Comes onto the line.</summary>
    /// <param name="server">Where the installation is.</param>
    /// <param name="identity">Who the charger is.</param>
    /// <param name="key">Its key, in hexadecimal: on the line it goes as bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task Connect(Uri server, string identity, string key, CancellationToken cancellation)
    {
        byte[] basic = [.. Encoding.ASCII.GetBytes(identity + ":"), .. Convert.FromHexString(key)];
        socket.Options.AddSubProtocol("ocpp1.6");
        socket.Options.SetRequestHeader("Authorization", "Basic " + Convert.ToBase64String(basic));
        var scheme = server.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        return socket.ConnectAsync(new UriBuilder(server) { Scheme = scheme, Path = "/ocpp/" + identity }.Uri, cancellation);
    }

    /// <summary>Reads until the line ends.</summary>
    public async Task Listen(CancellationToken cancellation)
    {
        while (await Read(cancellation) is { } text)
        {
            var frame = JsonNode.Parse(text)!.AsArray();
            var id = (string)frame[1]!;
            if ((int)frame[0]! == Asks)
            {
                var payload = answer((string)frame[2]!, frame[3]!);
                await Send(payload is null ? [Fails, id, "NotSupported", "", new { }] : [Answers, id, payload], cancellation);
            }
            else if (open.TryRemove(id, out var asked))
            {
                _ = (int)frame[0]! == Answers
                    ? asked.TrySetResult(frame[2]!)
                    : asked.TrySetException(new InvalidOperationException($"The server refused: {text}"));
            }
        }
    }

    /// <summary>Asks the server, and has its answer.</summary>
    /// <exception cref="TimeoutException">It did not answer.</exception>
    public async Task<JsonNode> Ask(string action, object payload, CancellationToken cancellation)
    {
        await asking.WaitAsync(cancellation);
        var id = Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        try
        {
            var answered = open[id] = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
            await Send([Asks, id, action, payload], cancellation);
            return await answered.Task.WaitAsync(Patience, cancellation);
        }
        finally
        {
            open.TryRemove(id, out _);
            asking.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        socket.Dispose();
        asking.Dispose();
        sending.Dispose();
    }

    private async Task Send(object[] frame, CancellationToken cancellation)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(frame);
        await sending.WaitAsync(cancellation);
        try
        {
            await socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellation);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task<string?> Read(CancellationToken cancellation)
    {
        using var message = new MemoryStream();
        var part = new byte[Buffer];
        while (true)
        {
            var read = await socket.ReceiveAsync(part.AsMemory(), cancellation);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            message.Write(part, 0, read.Count);
            if (read.EndOfMessage)
            {
                return Encoding.UTF8.GetString(message.ToArray());
            }
        }
    }
}
