using System.Net;
using System.Net.Sockets;

namespace RedStation.Tests.Support;

/// <summary>
/// Ports of this machine that nobody listens on, none of those that the system gives to connections that go out: until a program that was just
/// started listens on its own, a busy machine would have given it away.
/// </summary>
public static class FreePorts
{
    private const int Lowest = 10_000;
    private const int Highest = 14_900;

    /// <summary>One of them.</summary>
    public static int Choose()
    {
        using var held = Hold();
        return ((IPEndPoint)held.LocalEndpoint).Port;
    }

    /// <summary>Holds one; it is free again when the listener is disposed.</summary>
    public static TcpListener Hold()
    {
        while (true)
        {
            if (TryHold(Random.Shared.Next(Lowest, Highest)) is { } held)
            {
                return held;
            }
        }
    }

    /// <summary>Holds a port, or null when somebody has it.</summary>
    public static TcpListener? TryHold(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null;
        }
    }
}
