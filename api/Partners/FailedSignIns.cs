using System.Net;
using System.Threading.RateLimiting;
using RedStation.Domain.Accounts;

namespace RedStation.Api.Partners;

/// <summary>
/// How often a platform's secret or assertion was wrong, by platform and network address: who guesses at one address does not shut out the platform
/// at its own. Each process counts for itself.
/// </summary>
internal sealed class FailedSignIns : IDisposable
{
    /// <summary>Failures within <see cref="Window"/> after which nothing more is looked at.</summary>
    public const int Most = 20;

    /// <summary>Within which time they are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>Windows in which nothing happens are forgotten by the library.</summary>
    private readonly PartitionedRateLimiter<string> failures = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = Most, Window = Window }));

    /// <summary>Whether there were too many.</summary>
    public bool AreTooMany(string clientId, IPAddress? address)
    {
        using var none = failures.AttemptAcquire(Key(clientId, address), permitCount: 0);
        return !none.IsAcquired;
    }

    /// <summary>There was one more.</summary>
    public void Count(string clientId, IPAddress? address)
    {
        using var one = failures.AttemptAcquire(Key(clientId, address));
    }

    /// <inheritdoc/>
    public void Dispose() => failures.Dispose();

    private static string Key(string clientId, IPAddress? address) => clientId + " " + CallerNetwork.Of(address).Address;
}
