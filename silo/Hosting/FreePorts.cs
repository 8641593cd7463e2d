using System.Net;
using System.Net.Sockets;

namespace RedStation.Silo.Hosting;

/// <summary>Finds ports nobody listens on, so that several programs can run on one machine.</summary>
internal static class FreePorts
{
    /// <summary>Two different free ports of an address of this machine.</summary>
    public static (int First, int Second) Pair(IPAddress address)
    {
        // Both are held at once, or the system might name one port twice.
        using var first = new TcpListener(address, 0);
        using var second = new TcpListener(address, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }
}
