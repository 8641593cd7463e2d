using System.Net;
using System.Threading.RateLimiting;
using RedStation.Domain.Accounts;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>
/// How often a wrong key was shown for an identity of ours, and a wrong identity or key from a network: who tries all of them waits. A fleet
/// behind one address that knows its keys is not counted.
/// </summary>
public sealed class WrongKeys : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> identities = Limiter(OcppLimits.WrongKeysPerMinute);
    private readonly PartitionedRateLimiter<string> networks = Limiter(OcppLimits.WrongFromANetworkPerMinute);

    /// <summary>How long whoever comes from a network must wait; null when they may try.</summary>
    public TimeSpan? Wait(IPAddress? address) => Wait(networks, CallerNetwork.Of(address).Address);

    /// <summary>How long whoever says that they are a charger must wait; null when they may try.</summary>
    public TimeSpan? Wait(string identity) => Wait(identities, identity);

    /// <summary>A wrong key was shown, or with null a wrong identity.</summary>
    public void Note(string? identity, IPAddress? address)
    {
        networks.AttemptAcquire(CallerNetwork.Of(address).Address).Dispose();
        if (identity is not null)
        {
            identities.AttemptAcquire(identity).Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        identities.Dispose();
        networks.Dispose();
    }

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
