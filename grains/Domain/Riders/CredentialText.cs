using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RedStation.Domain.Riders;

/// <summary>
/// The text of a rotating credential: <c>RS1.rider.expiry.nonce.seal</c>. The seal is an HMAC under a secret that only the
/// rider's grain holds, so a credential can neither be made up nor prolonged.
/// </summary>
/// <param name="RiderId">Whose.</param>
/// <param name="ExpiresAt">Until when, to the second.</param>
/// <param name="Nonce">What makes it unlike any other.</param>
/// <param name="Seal">128 bits of HMAC-SHA256, in hexadecimal.</param>
public sealed partial record CredentialText(string RiderId, DateTimeOffset ExpiresAt, string Nonce, string Seal)
{
    /// <summary>Makes a sealed credential.</summary>
    public static CredentialText Issue(string riderId, DateTimeOffset expiresAt, string nonce, string secret)
    {
        var bare = new CredentialText(riderId, DateTimeOffset.FromUnixTimeSeconds(expiresAt.ToUnixTimeSeconds()), nonce, "");
        return bare with { Seal = bare.SealWith(secret) };
    }

    /// <summary>Reads a credential; null when the text has not the form of one. Says nothing about the seal.</summary>
    public static CredentialText? Parse(string text)
    {
        var match = Form().Match(text);
        return match.Success && long.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new(match.Groups[1].Value, DateTimeOffset.FromUnixTimeSeconds(seconds), match.Groups[3].Value, match.Groups[4].Value)
            : null;
    }

    /// <summary>Whether the seal is right, in constant time.</summary>
    public bool IsSealedWith(string secret) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Seal), Encoding.ASCII.GetBytes(SealWith(secret)));

    /// <inheritdoc/>
    public override string ToString() => $"{Body}.{Seal}";

    private string Body => string.Create(CultureInfo.InvariantCulture, $"RS1.{RiderId}.{ExpiresAt.ToUnixTimeSeconds()}.{Nonce}");

    private string SealWith(string secret) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Convert.FromHexString(secret), Encoding.UTF8.GetBytes(Body)).AsSpan(0, 16));

    [GeneratedRegex(@"\ARS1\.([A-Za-z0-9_-]{1,64})\.([0-9]{1,11})\.([0-9a-f]{16})\.([0-9a-f]{32})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
