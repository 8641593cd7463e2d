using System.Net;
using RedStation.Api.Accounts;

namespace RedStation.Api.Devices;

/// <summary>
/// How often a wrong key was shown for an identity of ours from a network, and a wrong identity or key from a network at all: who tries all of them
/// waits. A fleet behind one address that knows its keys is not counted, and who guesses elsewhere does not count against a device.
/// </summary>
internal sealed class WrongKeys : IDisposable
{
    /// <summary>How often a wrong key may be shown for one identity from one network within <see cref="Window"/>.</summary>
    public const int MostOfAnIdentity = 10;

    /// <summary>How often a wrong identity or key may come from one network within <see cref="Window"/>.</summary>
    public const int MostOfANetwork = 300;

    /// <summary>Within which time they are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly FailureLimit identities = new(MostOfAnIdentity, Window);
    private readonly FailureLimit networks = new(MostOfANetwork, Window);

    /// <summary>How long whoever comes from a network and shows no key of ours must wait; null when they may try.</summary>
    public TimeSpan? Wait(IPAddress? address) => networks.Wait(address);

    /// <summary>How long whoever has shown a wrong key must wait; null when they may be told so.</summary>
    public TimeSpan? Wait(string identity, IPAddress? address) => Wait(address) ?? identities.Wait(address, identity);

    /// <summary>A wrong key was shown, or with null a wrong identity.</summary>
    public void Note(string? identity, IPAddress? address)
    {
        networks.Count(address);
        if (identity is not null)
        {
            identities.Count(address, identity);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        identities.Dispose();
        networks.Dispose();
    }
}
