using System.Net;
using System.Net.Sockets;

namespace RedStation.Silo.Hosting;

/// <summary>Finds ports nobody listens on, so that several programs can run on one machine.</summary>
internal static class FreePorts
{
    // Below what systems give to connections that go out (Linux from 32768, Windows from 49152): seconds pass until the port is listened
    // on, and a busy machine would have given it away by then.
    private const int Lowest = 15_000;
    private const int Highest = 32_000;
    private const int MostTries = 1_000;

    /// <summary>Two different free ports of an address of this machine.</summary>
    /// <exception cref="IOException">There are none.</exception>
    public static (int First, int Second) Pair(IPAddress address)
    {
        // Both are held at once, or one port might be found twice.
        using var first = Hold(address);
        using var second = Hold(address);
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }

    private static TcpListener Hold(IPAddress address)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var listener = new TcpListener(address, Random.Shared.Next(Lowest, Highest));
            try
            {
                listener.Start();
                return listener;
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                listener.Dispose();
            }
        }

        throw new IOException($"No port from {Lowest} to {Highest} is free on {address}.");
    }
}
