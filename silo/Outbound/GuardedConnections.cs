using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using RedStation.Storage.Outbound;

namespace RedStation.Silo.Outbound;

/// <summary>
/// Connects to receivers. A name is resolved here and the connection goes to an address that was looked at, so that no answer of a name server can
/// point a post into the private network between the look and the connection.
/// </summary>
public class GuardedConnections(IOptions<OutboundOptions> options)
{
    private const int MostHeaderKilobytes = 16;

    /// <summary>More than any service says to a refusal; of what is longer nothing is read.</summary>
    private const int MostAnswerBytes = 64 * 1024;

    /// <summary>A client over such connections: it follows no redirect, uses no proxy, keeps no cookie, and waits until it is cancelled.</summary>
    public HttpClient NewClient()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxConnectionsPerServer = options.Value.AtOnce,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = Connect,
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostAnswerBytes };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("RedStation", null));
        return client;
    }

    /// <summary>Opens a connection.</summary>
    /// <exception cref="AddressRefusedException">The host has no address that may be posted to.</exception>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Resolve(host, cancellation);
        if (!options.Value.Allows(host))
        {
            addresses = [.. addresses.Where(PublicAddresses.Contain)];
        }

        if (addresses.Length == 0)
        {
            throw new AddressRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses of a name.</summary>
    protected virtual Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);
}

/// <summary>A host has no address of the public internet, and is not allowed by name.</summary>
public sealed class AddressRefusedException() : Exception("The host has no address that may be posted to.");
