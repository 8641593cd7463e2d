using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace RedStation.Tests.Cluster.Live;

/// <summary>
/// A client of the live map that keeps to the contract or to the compact form, over a line that can be cut, left unread or made to lose a message.
/// </summary>
public sealed class LiveClient : IAsyncDisposable
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(500);

    private readonly string[] tiles;
    private readonly bool smallBuffers;
    private readonly bool compact;
    private readonly CompactMap map;
    private readonly HubConnection connection;
    private readonly SemaphoreSlim turn = new(1);
    private readonly LossyLine line = new();
    private PausableWebSocket? socket;
    private int messages;
    private int resets;
    private int reconnections;

    private LiveClient(Uri server, IReadOnlyList<string> tiles, bool messagePack, bool smallBuffers, bool compact)
    {
        (this.tiles, this.smallBuffers, this.compact, map) = ([.. tiles], smallBuffers, compact, new CompactMap(State));
        var builder = new HubConnectionBuilder().WithUrl(new Uri(server, "/hubs/live"), options =>
        {
            (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
            options.WebSocketFactory = async (context, cancellation) =>
                socket = await PausableWebSocket.Connect(context.Uri, this.smallBuffers, cancellation);
        });
        if (messagePack)
        {
            builder.AddMessagePackProtocol(options => options.SerializerOptions = JsonNodeFormatter.Options);
        }

        connection = builder.WithAutomaticReconnect(new RetryForEver()).Build();
        // A paused client must not take its own silence for the server's.
        connection.ServerTimeout = TimeSpan.FromMinutes(5);
        connection.On<JsonNode>("TileChanged", tile => Receive(whole: false, tile));
        connection.On<JsonNode>("TileReset", tile => Receive(whole: true, tile));
        connection.On<JsonNode>("s", tile =>
        {
            Count(whole: true);
            line.Forget(NumberOf((long)tile["number"]!));
            map.Whole(tile);
        });
        connection.On<byte[]>("d", ReceiveCompact);
        connection.Reconnecting += _ =>
        {
            State.Lose();
            line.Forget();
            map.Forget();
            return Task.CompletedTask;
        };
        connection.Reconnected += async _ =>
        {
            await Watch();
            Interlocked.Increment(ref reconnections);
        };
    }

    /// <summary>What it knows.</summary>
    public LiveState State { get; } = new();

    /// <summary>Messages taken in so far.</summary>
    public int Messages => Volatile.Read(ref messages);

    /// <summary>How many of them told a tile anew: <c>TileReset</c>, or <c>s</c>.</summary>
    public int Resets => Volatile.Read(ref resets);

    /// <summary>How often it has come back and watched again.</summary>
    public int Reconnections => Volatile.Read(ref reconnections);

    /// <summary>Connects and watches.</summary>
    public static async Task<LiveClient> Start(
        Uri server, IReadOnlyList<string> tiles, bool messagePack = false, bool smallBuffers = false, bool compact = false)
    {
        var client = new LiveClient(server, tiles, messagePack, smallBuffers, compact);
        await client.connection.StartAsync();
        await client.Watch();
        // The compact form answers nothing; the states come by themselves.
        await client.State.Until(state => client.tiles.All(state.Tiles.ContainsKey)).WaitAsync(Until.HangLimit);
        return client;
    }

    /// <summary>Tears the line; the client comes back by itself.</summary>
    public void Cut() => socket!.Abort();

    /// <summary>Loses the next messages of changes on the way.</summary>
    public void Lose(int count) => line.Lose(count);

    /// <summary>Loses no more.</summary>
    public void Mend() => line.Mend();

    /// <summary>Stops reading.</summary>
    public void Pause() => socket!.Pause();

    /// <summary>Reads on.</summary>
    public void Resume() => socket!.Resume();

    public async ValueTask DisposeAsync()
    {
        // A paused client would wait for the server's goodbye.
        socket?.Resume();
        await connection.DisposeAsync();
        turn.Dispose();
    }

    private void Receive(bool whole, JsonNode tile)
    {
        var id = (string)tile["tile"]!;
        if (whole)
        {
            line.Forget(id);
            Take(whole, tile);
        }
        else
        {
            line.Carry(id, () => Take(whole, tile));
        }
    }

    private void Take(bool whole, JsonNode tile)
    {
        Count(whole);
        if (!State.Receive(whole, tile))
        {
            _ = Watch();
        }
    }

    private void ReceiveCompact(byte[] change)
    {
        using var bytes = new BinaryReader(new MemoryStream(change));
        line.Carry(NumberOf(bytes.Read7BitEncodedInt64()), () => TakeCompact(change));
    }

    private void TakeCompact(byte[] change)
    {
        Count(whole: false);
        if (!map.Change(change, out var missed))
        {
            _ = Ask(() => connection.InvokeAsync("RepeatCompact", (object)new[] { missed }));
        }
    }

    private static string NumberOf(long tile) => tile.ToString(CultureInfo.InvariantCulture);

    private void Count(bool whole)
    {
        Interlocked.Increment(ref messages);
        Interlocked.Add(ref resets, whole ? 1 : 0);
    }

    private Task Watch() => Ask(compact ? () => connection.InvokeAsync("WatchCompact", (object)tiles) : WatchWhole);

    private async Task WatchWhole()
    {
        do
        {
            State.BeginWatch();
        }
        while (!State.EndWatch((await connection.InvokeAsync<JsonNode>("Watch", (object)tiles)).AsArray()));
    }

    /// <summary>Asks until it is answered, as apps do: a server that has just come back may say that it is busy.</summary>
    private async Task Ask(Func<Task> question)
    {
        await turn.WaitAsync();
        try
        {
            while (!await IsAnswered(question))
            {
                await Task.Delay(AskAgainAfter);
            }
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or OperationCanceledException
            or System.Net.WebSockets.WebSocketException)
        {
            // The connection is gone. It comes back and watches again.
        }
        finally
        {
            turn.Release();
        }
    }

    private static async Task<bool> IsAnswered(Func<Task> question)
    {
        try
        {
            await question();
            return true;
        }
        catch (HubException)
        {
            return false;
        }
    }

    private sealed class RetryForEver : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext retryContext) => TimeSpan.FromMilliseconds(100);
    }
}
