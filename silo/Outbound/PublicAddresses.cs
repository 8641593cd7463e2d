using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace RedStation.Silo.Outbound;

/// <summary>
/// Which addresses belong to the public internet. Whoever names the address of a webhook must not reach through us what stands behind our firewall:
/// this machine, the neighbours, or a cloud's metadata service.
/// </summary>
public static class PublicAddresses
{
    private const int EmbeddedIn6To4 = 2;
    private const int EmbeddedInNat64 = 12;
    private const int Ipv4Bytes = 4;

    /// <summary>What IANA keeps for special purposes, and groups.</summary>
    private static readonly ImmutableArray<IPNetwork> SpecialIpv4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>What is given out to the public of IPv6 at all.</summary>
    private static readonly IPNetwork GlobalIpv6 = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> SpecialIpv6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "3fff::/20" }.Select(IPNetwork.Parse)];

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address is one of the public internet. An IPv4 address within an IPv6 address counts as itself.</summary>
    public static bool Contain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !SpecialIpv4.Any(network => network.Contains(address));
        }

        return Nat64.Contains(address) ? Contain(Embedded(address, EmbeddedInNat64))
            : SixToFour.Contains(address) ? Contain(Embedded(address, EmbeddedIn6To4))
            : GlobalIpv6.Contains(address) && !SpecialIpv6.Any(network => network.Contains(address));
    }

    private static IPAddress Embedded(IPAddress address, int at) => new(address.GetAddressBytes().AsSpan(at, Ipv4Bytes));
}
