using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RedStation.Tests.Browser;

/// <summary>The network between a phone and the program, which does to connections what networks do.</summary>
public sealed class FaultyProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<Wire, bool> wires = new();
    private readonly Uri server;
    private readonly Task serving;
    private int refused;

    /// <summary>Lays one.</summary>
    public FaultyProxy(Uri server)
    {
        this.server = server;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        serving = Serve();
    }

    /// <summary>Where the phone finds the program.</summary>
    public Uri Address { get; }

    /// <summary>Whether connections that ask for a WebSocket are refused, as by a company's proxy.</summary>
    public bool BlocksWebSockets { get; set; }

    /// <summary>Whether new connections are cut at once: there is no network, or no server.</summary>
    public bool Refuses { get; set; }

    /// <summary>How many have been refused.</summary>
    public int Refused => refused;

    /// <summary>The connections that are there die without a word to either side; new ones work.</summary>
    public void Die()
    {
        foreach (var wire in wires.Keys)
        {
            wire.Dead = true;
        }
    }

    /// <summary>The connections that are there break; new ones work.</summary>
    public void Break()
    {
        foreach (var wire in wires.Keys)
        {
            wire.Cut();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        Break();
        await serving.WaitAsync(Until.HangLimit);
        closing.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                var outside = await listener.AcceptTcpClientAsync(closing.Token);
                if (Refuses)
                {
                    Interlocked.Increment(ref refused);
                    outside.Dispose();
                }
                else
                {
                    _ = Lead(outside);
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Taken down.
        }
    }

    private async Task Lead(TcpClient outside)
    {
        using var inside = new TcpClient();
        var wire = new Wire(outside, inside);
        wires[wire] = true;
        try
        {
            await inside.ConnectAsync(server.Host, server.Port, closing.Token);
            var (phone, program) = (outside.GetStream(), inside.GetStream());
            await Task.WhenAny(Carry(wire, phone, program, requests: true), Carry(wire, program, phone, requests: false));
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It broke.
        }
        finally
        {
            wires.TryRemove(wire, out _);
            wire.Cut();
        }
    }

    private async Task Carry(Wire wire, NetworkStream from, NetworkStream to, bool requests)
    {
        var block = new byte[16 * 1024];
        for (int read; (read = await from.ReadAsync(block, closing.Token)) > 0;)
        {
            if (requests && BlocksWebSockets
                && Encoding.Latin1.GetString(block, 0, read).Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase))
            {
                await from.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), closing.Token);
                return;
            }

            if (wire.Dead)
            {
                // What is sent is swallowed, and nobody is told.
                continue;
            }

            await to.WriteAsync(block.AsMemory(0, read), closing.Token);
        }

        if (wire.Dead)
        {
            await Task.Delay(Timeout.Infinite, closing.Token);
        }
    }

    private sealed class Wire(TcpClient outside, TcpClient inside)
    {
        public volatile bool Dead;

        public void Cut()
        {
            outside.Dispose();
            inside.Dispose();
        }
    }
}
