using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.RateLimiting;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Formatter;
using MQTTnet.Implementations;
using MQTTnet.Server;
using RedStation.Silo.Settings;

namespace RedStation.Api.Devices.Mqtt;

/// <summary>Takes connections of devices in for the broker: so many at once, with TLS when there is a certificate, each of them guarded.</summary>
internal sealed partial class MqttListener(MqttOptions options, X509Certificate2? certificate, ILogger logger) : IMqttServerAdapter
{
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(10);

    /// <summary>A fleet that comes back behind one address at once is not shut out: each has signed in within a moment.</summary>
    private const int MostStrangersOfANetwork = 200;

    private readonly CancellationTokenSource stopping = new();
    private readonly StrangerPlaces strangers = new(MostStrangersOfANetwork);
    private TcpListener? listener;
    private Task accepting = Task.CompletedTask;
    private int connections;

    /// <inheritdoc/>
    public Func<IMqttChannelAdapter, Task>? ClientHandler { get; set; }

    /// <summary>The port it listens at; 0 before it does.</summary>
    public int Port { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="SocketException">The port is taken.</exception>
    public Task StartAsync(MqttServerOptions serverOptions, IMqttNetLogger mqttLogger)
    {
        listener = new TcpListener(IPAddress.Parse(options.Address), options.Port ?? 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = Accept(serverOptions, mqttLogger);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        listener?.Stop();
        await accepting;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        listener?.Dispose();
        stopping.Dispose();
    }

    /// <summary>Whoever has a connection is a device of ours: it is no stranger's any more.</summary>
    public void SignedIn(EndPoint connection) => strangers.Free(connection);

    private async Task Accept(MqttServerOptions serverOptions, IMqttNetLogger mqttLogger)
    {
        await Task.Yield();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var socket = await listener!.AcceptSocketAsync(stopping.Token);
                if (socket.RemoteEndPoint is { } remote && HasRoom(remote))
                {
                    _ = Serve(socket, remote, serverOptions, mqttLogger);
                }
                else
                {
                    socket.Dispose();
                }
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One that was gone before it was taken, or the end.
            }
        }
    }

    private bool HasRoom(EndPoint remote)
    {
        if (!strangers.Take(remote))
        {
            return false;
        }

        if (Interlocked.Increment(ref connections) <= options.Connections)
        {
            return true;
        }

        Interlocked.Decrement(ref connections);
        strangers.Free(remote);
        return false;
    }

    private async Task Serve(Socket socket, EndPoint remote, MqttServerOptions serverOptions, IMqttNetLogger mqttLogger)
    {
        try
        {
            socket.NoDelay = true;
            var local = socket.LocalEndPoint;
            await using var stream = new GuardedStream(await Secured(new NetworkStream(socket, ownsSocket: true)), options.PacketBytes, Rate());
            using var channel = new MqttTcpChannel(stream, local, remote, certificate);
            using var adapter = new MqttChannelAdapter(
                channel,
                new MqttPacketFormatterAdapter(new MqttBufferWriter(serverOptions.WriterBufferSize, serverOptions.WriterBufferSizeMax)),
                mqttLogger);
            if (ClientHandler is { } handle)
            {
                await handle(adapter);
            }
        }
#pragma warning disable CA1031 // Whatever one connection does must not end the broker.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogGone(logger, fault);
        }
        finally
        {
            socket.Dispose();
            strangers.Free(remote);
            Interlocked.Decrement(ref connections);
        }
    }

    private async Task<Stream> Secured(NetworkStream plain)
    {
        if (certificate is null)
        {
            return plain;
        }

        var secured = new SslStream(plain);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        patience.CancelAfter(HandshakePatience);
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, patience.Token);
        return secured;
    }

    private TokenBucketRateLimiter Rate() => new(new TokenBucketRateLimiterOptions
    {
        TokensPerPeriod = options.PacketsPerSecond,
        TokenLimit = options.PacketsPerSecond * 4,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = options.PacketBytes,
        AutoReplenishment = true,
    });

    [LoggerMessage(LogLevel.Debug, "A connection to the MQTT broker ended")]
    private static partial void LogGone(ILogger logger, Exception fault);
}
