using System.Threading.RateLimiting;

namespace RedStation.Api.Devices.Ocpp;

/// <summary>How often a wrong key was shown for an identity of ours: who tries all of them waits.</summary>
public sealed class WrongKeys : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(identity =>
        RateLimitPartition.GetFixedWindowLimiter(identity, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = OcppLimits.WrongKeysPerMinute,
            Window = Window,
            AutoReplenishment = true,
        }));

    /// <summary>How long whoever wants in must wait; null when they may try.</summary>
    public TimeSpan? Wait(string identity)
    {
        using var look = limiter.AttemptAcquire(identity, 0);
        return look.IsAcquired ? null : look.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window;
    }

    /// <summary>A wrong key was shown.</summary>
    public void Note(string identity) => limiter.AttemptAcquire(identity).Dispose();

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
