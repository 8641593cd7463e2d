using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RedStation.Domain.Webhooks;

/// <summary>Checks posts that others have signed as Standard Webhooks has it (scheme v1).</summary>
public static class WebhookVerifier
{
    /// <summary>How far the time of a post may be from ours: what is older may have been caught and sent again.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>More signatures than anybody needs; they are not all computed for whoever likes to send many.</summary>
    private const int MostSignatures = 8;

    private const string Scheme = "v1,";

    /// <summary>What a post's signature is worth.</summary>
    /// <param name="signer">The secrets that may have signed.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="now">The time.</param>
    public static WebhookVerdict Verify(
        WebhookSigner signer, string? id, string? timestamp, string? signatures, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (id is null || signatures is null || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return WebhookVerdict.Forged;
        }

        var ours = signer.Sign(id, timestamp, body).Split(' ').Select(Encoding.ASCII.GetBytes).ToList();
        var fits = signatures.Split(' ').Where(one => one.StartsWith(Scheme, StringComparison.Ordinal)).Take(MostSignatures)
            .Any(theirs => ours.Exists(one => CryptographicOperations.FixedTimeEquals(one, Encoding.UTF8.GetBytes(theirs))));
        return !fits ? WebhookVerdict.Forged
            : (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() > Tolerance ? WebhookVerdict.OutOfTime
            : WebhookVerdict.Genuine;
    }
}

/// <summary>What a post's signature is worth.</summary>
public enum WebhookVerdict
{
    /// <summary>It is by one of the secrets, and of now.</summary>
    Genuine = 0,

    /// <summary>It is by none of the secrets.</summary>
    Forged = 1,

    /// <summary>It is by one of the secrets, but more than five minutes off.</summary>
    OutOfTime = 2,
}
