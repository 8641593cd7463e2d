using System.Net;
using System.Net.Sockets;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>
/// What stands in front of the apis: each connection goes to the first of them that takes it, beginning with the one after the last.
/// </summary>
public sealed class RoundRobinProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly IReadOnlyList<Uri> servers;
    private readonly Task serving;
    private int next;

    /// <summary>Opens one.</summary>
    public RoundRobinProxy(IReadOnlyList<Uri> servers)
    {
        this.servers = servers;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        serving = Serve();
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await serving;
        closing.Dispose();
    }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                _ = Forward(await listener.AcceptTcpClientAsync(closing.Token));
            }
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    private async Task Forward(TcpClient caller)
    {
        using var outside = caller;
        try
        {
            using var inside = await Connect();
            var (one, other) = (outside.GetStream(), inside.GetStream());
            await Task.WhenAny(one.CopyToAsync(other, closing.Token), other.CopyToAsync(one, closing.Token));
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
        {
            // Nobody is there, or the line broke: the caller's connection ends.
        }
    }

    private async Task<TcpClient> Connect()
    {
        for (var tries = 1; ; tries++)
        {
            var api = servers[(int)((uint)Interlocked.Increment(ref next) % servers.Count)];
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(api.Host, api.Port, closing.Token);
                return client;
            }
            catch (SocketException) when (tries < servers.Count)
            {
                client.Dispose();
            }
        }
    }
}
