using System.Net;
using System.Net.Sockets;

namespace RedStation.Tests.Cluster.Phones;

/// <summary>
/// The line between phones and a server. Each connection breaks: some before anything is sent, some while a request is, some before its answer or
/// in the middle of it. When, is the same at each run for the n-th connection.
/// </summary>
public sealed class BreakingLine : IAsyncDisposable
{
    /// <summary>Of so many connections one does not come about.</summary>
    private const int Refused = 8;

    /// <summary>What a connection carries on average before it breaks, in bytes: a few reports, a photo or two.</summary>
    private const double RequestBytes = 150_000;

    private const double AnswerBytes = 20_000;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Uri server;
    private readonly Random random;
    private readonly Task serving;
    private int refused;
    private int brokenRequests;
    private int brokenAnswers;

    /// <summary>Lays one.</summary>
    /// <param name="server">Where it leads.</param>
    /// <param name="seed">Of when it breaks.</param>
    public BreakingLine(Uri server, int seed)
    {
        this.server = server;
        random = new Random(seed);
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        serving = Serve();
    }

    /// <summary>Where the phones find the server.</summary>
    public Uri Address { get; }

    /// <summary>Connections that did not come about.</summary>
    public int RefusedConnections => refused;

    /// <summary>Connections that broke while they carried a request.</summary>
    public int BrokenRequests => brokenRequests;

    /// <summary>Connections that broke before or while they carried an answer: what it answers has been done.</summary>
    public int BrokenAnswers => brokenAnswers;

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
                var phone = await listener.AcceptTcpClientAsync(closing.Token);
                var (isRefused, requests, answers) = (random.Next(Refused) == 0, Lasts(RequestBytes), Lasts(AnswerBytes));
                if (isRefused)
                {
                    Interlocked.Increment(ref refused);
                    phone.Dispose();
                }
                else
                {
                    _ = Lead(phone, requests, answers);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Taken down.
        }
    }

    /// <summary>Exponential: a connection that has lasted breaks as easily as a new one.</summary>
    private long Lasts(double average) => (long)(-average * Math.Log(1 - random.NextDouble()));

    private async Task Lead(TcpClient phone, long requests, long answers)
    {
        using var outside = phone;
        using var inside = new TcpClient();
        try
        {
            await inside.ConnectAsync(server.Host, server.Port, closing.Token);
            var ended = await Task.WhenAny(
                Carry(outside.GetStream(), inside.GetStream(), requests, () => Interlocked.Increment(ref brokenRequests)),
                Carry(inside.GetStream(), outside.GetStream(), answers, () => Interlocked.Increment(ref brokenAnswers)));
            await ended;
        }
        catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The server is down, or the phone has gone.
        }
    }

    private async Task Carry(NetworkStream from, NetworkStream to, long lasts, Action breaks)
    {
        var block = new byte[4096];
        for (int read; (read = await from.ReadAsync(block, closing.Token)) > 0; lasts -= read)
        {
            await to.WriteAsync(block.AsMemory(0, (int)Math.Min(read, lasts)), closing.Token);
            if (read > lasts)
            {
                breaks();
                return;
            }
        }
    }
}
