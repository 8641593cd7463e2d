using System.Net;
using System.Net.Sockets;

namespace RedStation.Domain.Accounts;

/// <summary>Whom an address stands for: what one customer of a network has, and what a whole part of that network has.</summary>
/// <param name="Address">An IPv4 address; of IPv6 the /64, of which one customer has all addresses.</param>
/// <param name="Block">The /24 or the /48 around it.</param>
public sealed record CallerNetwork(string Address, string Block)
{
    private const int Bits = 8;
    private const int Customer = 64;
    private const int Block6 = 48;
    private const int Block4 = 24;

    /// <summary>Reads an address. All whose address is not known count as one.</summary>
    public static CallerNetwork Of(IPAddress? address)
    {
        if (address is null)
        {
            return new CallerNetwork("unknown", "unknown");
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? new CallerNetwork(Prefix(plain, Customer), Prefix(plain, Block6))
            : new CallerNetwork(plain.ToString(), Prefix(plain, Block4));
    }

    private static string Prefix(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, length / Bits, bytes.Length - (length / Bits));
        return new IPAddress(bytes) + "/" + length.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
