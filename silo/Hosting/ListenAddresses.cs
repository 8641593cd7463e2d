using System.Net;
using System.Net.Sockets;
using RedStation.Grains.Settings;

namespace RedStation.Silo.Hosting;

/// <summary>Where a program is to listen for HTTP, and whether it can.</summary>
public static class ListenAddresses
{
    /// <summary>The addresses of a setting <c>urls</c>; those with a port that the system chooses are left out.</summary>
    public static IEnumerable<IPEndPoint> Of(string urls)
    {
        foreach (var url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Port > 0)
            {
                yield return new IPEndPoint(
                    IPAddress.TryParse(address.Host, out var ip) ? ip : address.IsLoopback ? IPAddress.Loopback : IPAddress.Any, address.Port);
            }
        }
    }

    /// <summary>Refuses to start where somebody listens already, before anything is begun that would have to be taken back.</summary>
    /// <param name="urls">Where the program is to listen.</param>
    /// <exception cref="StartException">One is taken; the message says which.</exception>
    public static void Require(string urls)
    {
        if (Of(urls).FirstOrDefault(IsTaken) is { } taken)
        {
            throw new StartException($"Somebody listens on {taken} already. Stop that one, or choose another address with --urls.");
        }
    }

    /// <summary>Whether somebody listens there.</summary>
    internal static bool IsTaken(IPEndPoint endpoint)
    {
        try
        {
            using var listener = new TcpListener(endpoint) { ExclusiveAddressUse = true };
            listener.Start();
            return false;
        }
        catch (SocketException refusal) when (refusal.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}
