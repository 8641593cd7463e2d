using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace RedStation.Domain.Riders;

/// <summary>
/// The text of a rotating credential: <c>RS1.rider.expiry.nonce.seal</c>. The seal is an HMAC under a secret that only the
/// rider's grain holds, so a credential can neither be made up nor prolonged.
/// </summary>
/// <param name="RiderId">Whose.</param>
/// <param name="ExpiresAt">Until when, to the second.</param>
/// <param name="Nonce">What makes it unlike any other.</param>
/// <param name="Seal">128 bits of HMAC-SHA256, in hexadecimal.</param>
public sealed record CredentialText(string RiderId, DateTimeOffset ExpiresAt, string Nonce, string Seal)
{
    private const string Version = "RS1";
    private const int PartCount = 5;
    private const int MostRiderId = 64;
    private const int MostExpiry = 11;
    private const int NonceLength = 16;
    private const int SealLength = 32;
    private const int Longest = 3 + MostRiderId + MostExpiry + NonceLength + SealLength + PartCount - 1;

    private static readonly SearchValues<char> RiderIdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>Makes a sealed credential.</summary>
    public static CredentialText Issue(string riderId, DateTimeOffset expiresAt, string nonce, string secret)
    {
        var bare = new CredentialText(riderId, DateTimeOffset.FromUnixTimeSeconds(expiresAt.ToUnixTimeSeconds()), nonce, "");
        return bare with { Seal = bare.SealWith(secret) };
    }

    /// <summary>
    /// Reads a credential as a reader passed it on, see <see cref="ReaderText"/>; null when the text has not the form of one. Says nothing
    /// about the seal.
    /// </summary>
    public static CredentialText? Parse(string text) =>
        ParseIssued(text) ?? ReaderText.Originals(text).Select(ParseIssued).FirstOrDefault(read => read is not null);

    /// <summary>
    /// A text whose letters have all become capitals, or all small ones, as it is issued. A rider's id is then taken to be in small letters, as
    /// those are that are made here.
    /// </summary>
    internal static string InItsCase(string text) =>
        text.StartsWith(Version, StringComparison.OrdinalIgnoreCase) ? Version + text[Version.Length..].ToLowerInvariant() : text;

    /// <summary>Whether the seal is right, in constant time.</summary>
    public bool IsSealedWith(string secret) =>
        CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(Seal.AsSpan()), MemoryMarshal.AsBytes(SealWith(secret).AsSpan()));

    /// <inheritdoc/>
    public override string ToString() => $"{Body}.{Seal}";

    private static CredentialText? ParseIssued(string text)
    {
        Span<Range> parts = stackalloc Range[PartCount + 1];
        if (text.Length > Longest || text.AsSpan().Split(parts, '.') != PartCount)
        {
            return null;
        }

        var rider = text.AsSpan(parts[1]);
        var expiry = text.AsSpan(parts[2]);
        var nonce = text.AsSpan(parts[3]);
        var seal = text.AsSpan(parts[4]);
        return text.AsSpan(parts[0]).SequenceEqual(Version)
            && rider.Length is > 0 and <= MostRiderId && !rider.ContainsAnyExcept(RiderIdCharacters)
            && expiry.Length is > 0 and <= MostExpiry && !expiry.ContainsAnyExceptInRange('0', '9')
            && long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && nonce.Length == NonceLength && !nonce.ContainsAnyExcept(Hexadecimal)
            && seal.Length == SealLength && !seal.ContainsAnyExcept(Hexadecimal)
            ? new(rider.ToString(), DateTimeOffset.FromUnixTimeSeconds(seconds), nonce.ToString(), seal.ToString())
            : null;
    }

    private string Body => string.Create(CultureInfo.InvariantCulture, $"{Version}.{RiderId}.{ExpiresAt.ToUnixTimeSeconds()}.{Nonce}");

    private string SealWith(string secret) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Convert.FromHexString(secret), Encoding.UTF8.GetBytes(Body)).AsSpan(0, 16));
}
