using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using RedStation.Silo.Settings;

namespace RedStation.Silo.Hosting;

/// <summary>Where a silo of a cluster listens, and what it tells the others.</summary>
internal static class ClusterEndpoints
{
    /// <summary>The address to tell the others.</summary>
    /// <param name="settings">May name one.</param>
    /// <param name="urls">Where the process serves HTTP, by semicolons; empty means its default, which is loopback.</param>
    public static IPAddress Advertised(ClusterSettings settings, string? urls) =>
        IPAddress.TryParse(settings.Address, out var named) ? named
        : IsLoopback(urls) ? IPAddress.Loopback
        : OfMachine().FirstOrDefault() ?? IPAddress.Loopback;

    /// <summary>Where to listen: only where it is told, unless that address is not the machine's own but leads to it.</summary>
    public static IPAddress Listening(IPAddress advertised) =>
        IPAddress.IsLoopback(advertised) || OfMachine().Contains(advertised) ? advertised : IPAddress.Any;

    private static bool IsLoopback(string? urls) => (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .All(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.IsLoopback);

    private static IEnumerable<IPAddress> OfMachine() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network.OperationalStatus == OperationalStatus.Up && network.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .Where(address => address.AddressFamily == AddressFamily.InterNetwork);
}
