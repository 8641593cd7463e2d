using System.Security.Cryptography;
using System.Text;
using RedStation.Api.Accounts;

namespace RedStation.Api.Partners;

/// <summary>
/// Secrets of platforms. Only their digests are kept; whoever repeats the operation that gave one is given the same again, because it is derived.
/// </summary>
internal sealed class PlatformSecrets(Pepper pepper)
{
    /// <summary>What every secret begins with, so that one that was published by mistake is recognised.</summary>
    private const string Prefix = "rsps_";

    /// <summary>The secret that an operation gives a platform.</summary>
    public string Of(string platformId, string operation) => Prefix + pepper.Derive("platform-secret", platformId, operation);

    /// <summary>A secret's digest: what is compared, so that the time tells nothing of the secret.</summary>
    public static string Digest(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
