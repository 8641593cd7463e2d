using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Load.Chargers;

/// <summary>A charger of OCPP 1.6 on a line of its own: one request at a time, and it answers what it is asked in between.</summary>
/// <param name="server">The server.</param>
/// <param name="identity">Its identity.</param>
/// <param name="key">Its key, in hexadecimal.</param>
public sealed class SimulatedCharger(Uri server, string identity, string key) : IDisposable
{
    private const int LongestAnswer = 8192;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly SemaphoreSlim turn = new(1);
    private readonly byte[] buffer = new byte[LongestAnswer];
    private ClientWebSocket line = new();
    private int last;

    /// <summary>How often it was told to come later.</summary>
    public int Deferred { get; private set; }

    /// <summary>How often it had no answer at all when it came.</summary>
    public int Failed { get; private set; }

    /// <summary>Comes onto the line, or back onto it.</summary>
    public async Task Connect()
    {
        line.Dispose();
        line = new ClientWebSocket();
        line.Options.AddSubProtocol("ocpp1.6");
        byte[] basic = [.. Encoding.ASCII.GetBytes(identity + ":"), .. Convert.FromHexString(key)];
        line.Options.CollectHttpResponseDetails = true;
        line.Options.SetRequestHeader("Authorization", "Basic " + Convert.ToBase64String(basic));
        using var limit = new CancellationTokenSource(Patience);
        await line.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/ocpp/" + identity }.Uri, limit.Token);
    }

    /// <summary>The line breaks without a word.</summary>
    public void Break() => line.Abort();

    /// <summary>Says what it is, as every charger does that comes onto the line.</summary>
    /// <exception cref="InvalidDataException">It may not take part.</exception>
    public async Task Boot()
    {
        var answer = await Call("BootNotification", new { chargePointVendor = "Load", chargePointModel = "Simulated" });
        if ((string?)answer?["status"] != "Accepted")
        {
            throw new InvalidDataException($"{identity} may not take part: {answer?.ToJsonString()}");
        }
    }

    /// <summary>Comes back after its line was cut, when it is told to come later then. False when it was in vain for so long.</summary>
    public async Task<bool> ComeBack(TimeSpan patience)
    {
        for (var until = DateTime.UtcNow + patience; DateTime.UtcNow < until;)
        {
            try
            {
                await Connect();
                await Boot();
                return true;
            }
            catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or InvalidDataException or IOException)
            {
                await Task.Delay(Later());
            }
        }

        return false;
    }

    /// <summary>After how long it comes again.</summary>
    private TimeSpan Later()
    {
        if (line.HttpStatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            Deferred++;
            return TimeSpan.FromSeconds(double.Parse(line.HttpResponseHeaders!["Retry-After"].Single(), CultureInfo.InvariantCulture));
        }

        Failed++;
        return Pause;
    }

    /// <summary>Asks, and answers with the payload; null when the request was refused.</summary>
    public async Task<JsonNode?> Call(string action, object payload)
    {
        var id = Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);
        var answer = await Ask(JsonSerializer.Serialize(new[] { 2, id, action, payload }), id);
        return (int)answer[0]! == 3 ? answer[2] : null;
    }

    /// <summary>Sends anything, and answers the frame that comes back under an id.</summary>
    public async Task<JsonNode> Ask(string message, string id)
    {
        await turn.WaitAsync();
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            await line.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, limit.Token);
            while (true)
            {
                var frame = JsonNode.Parse(await Read(limit.Token))!;
                if ((int)frame[0]! != 2)
                {
                    return (string)frame[1]! == id
                        ? frame
                        : throw new InvalidDataException($"{identity} was answered {(string)frame[1]!} instead of {id}.");
                }

                await line.SendAsync(
                    Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new object[] { 4, (string)frame[1]!, "NotImplemented", "", new { } })),
                    WebSocketMessageType.Text, true, limit.Token);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        line.Dispose();
        turn.Dispose();
    }

    private async Task<string> Read(CancellationToken limit)
    {
        var length = 0;
        while (true)
        {
            var part = await line.ReceiveAsync(buffer.AsMemory(length), limit);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new WebSocketException($"{identity} was shown out: {line.CloseStatusDescription}");
            }

            if (part.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }
}
