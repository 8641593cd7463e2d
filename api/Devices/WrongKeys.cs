using System.Net;
using System.Threading.RateLimiting;
using RedStation.Domain.Accounts;

namespace RedStation.Api.Devices;

/// <summary>
/// How often a wrong key was shown for an identity of ours from a network, and a wrong identity or key from a network at all: who tries all of them
/// waits. A fleet behind one address that knows its keys is not counted, and who guesses elsewhere does not count against a device. Each process
/// counts for itself.
/// </summary>
internal sealed class WrongKeys : IDisposable
{
    /// <summary>How often a wrong key may be shown for one identity from one network within <see cref="Window"/>.</summary>
    public const int MostOfAnIdentity = 10;

    /// <summary>How often a wrong identity or key may come from one network within <see cref="Window"/>.</summary>
    public const int MostOfANetwork = 300;

    /// <summary>Within which time they are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> identities = Limiter(MostOfAnIdentity);
    private readonly PartitionedRateLimiter<string> networks = Limiter(MostOfANetwork);

    /// <summary>How long whoever comes from a network and shows no key of ours must wait; null when they may try.</summary>
    public TimeSpan? Wait(IPAddress? address) => Wait(networks, Network(address));

    /// <summary>How long whoever has shown a wrong key must wait; null when they may be told so.</summary>
    public TimeSpan? Wait(string identity, IPAddress? address) => Wait(address) ?? Wait(identities, Key(identity, address));

    /// <summary>A wrong key was shown, or with null a wrong identity.</summary>
    public void Note(string? identity, IPAddress? address)
    {
        networks.AttemptAcquire(Network(address)).Dispose();
        if (identity is not null)
        {
            identities.AttemptAcquire(Key(identity, address)).Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        identities.Dispose();
        networks.Dispose();
    }

    private static string Network(IPAddress? address) => CallerNetwork.Of(address).Address;

    private static string Key(string identity, IPAddress? address) => identity + " " + Network(address);

    private static PartitionedRateLimiter<string> Limiter(int most) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = most,
            Window = Window,
            AutoReplenishment = true,
        }));

    private static TimeSpan? Wait(PartitionedRateLimiter<string> limiter, string key)
    {
        using var look = limiter.AttemptAcquire(key, 0);
        return look.IsAcquired ? null : look.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }
}
