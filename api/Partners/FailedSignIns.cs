using System.Net;
using RedStation.Api.Accounts;

namespace RedStation.Api.Partners;

/// <summary>
/// How often a platform's secret or assertion was wrong, by platform and network address: who guesses at one address does not shut out the platform
/// at its own.
/// </summary>
internal sealed class FailedSignIns : IDisposable
{
    /// <summary>Failures within <see cref="Window"/> after which nothing more is looked at.</summary>
    public const int Most = 20;

    /// <summary>Within which time they are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly FailureLimit failures = new(Most, Window);

    /// <summary>Whether there were too many.</summary>
    public bool AreTooMany(string clientId, IPAddress? address) => failures.Wait(address, clientId) is not null;

    /// <summary>There was one more.</summary>
    public void Count(string clientId, IPAddress? address) => failures.Count(address, clientId);

    /// <inheritdoc/>
    public void Dispose() => failures.Dispose();
}
