using System.Net;
using System.Threading.RateLimiting;
using RedStation.Domain.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>
/// How often something failed at a network address within a while: only failures are counted, whoever succeeds is not. Each process counts for
/// itself, and what nothing happens to is forgotten by the library.
/// </summary>
/// <param name="most">Failures within the window after which nothing more is looked at.</param>
/// <param name="window">Within which time they are counted.</param>
internal sealed class FailureLimit(int most, TimeSpan window) : IDisposable
{
    private readonly PartitionedRateLimiter<string> failures = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window }));

    /// <summary>How long whoever comes from there must wait; null when there were not too many.</summary>
    /// <param name="address">From where.</param>
    /// <param name="whose">What was tried there, apart from all else; null for everything.</param>
    public TimeSpan? Wait(IPAddress? address, string? whose = null)
    {
        using var none = failures.AttemptAcquire(Key(address, whose), permitCount: 0);
        return none.IsAcquired ? null : none.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : window;
    }

    /// <summary>There was one more.</summary>
    /// <inheritdoc cref="Wait"/>
    public void Count(IPAddress? address, string? whose = null) => failures.AttemptAcquire(Key(address, whose)).Dispose();

    /// <inheritdoc/>
    public void Dispose() => failures.Dispose();

    private static string Key(IPAddress? address, string? whose) => $"{whose} {CallerNetwork.Of(address).Address}";
}
