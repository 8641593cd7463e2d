using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RedStation.Domain.Webhooks;

/// <summary>
/// Signs what is posted to a webhook as Standard Webhooks has it (scheme v1, HMAC-SHA256), so that the receiver can tell our posts from
/// everybody else's. With several secrets there is a signature by each: a receiver takes any one that it knows, so a secret is changed without a gap.
/// </summary>
public sealed class WebhookSigner
{
    /// <summary>What a secret as text begins with.</summary>
    public const string Prefix = "whsec_";

    /// <summary>For how long after a secret was changed the one before counts too.</summary>
    public static readonly TimeSpan RotationOverlap = TimeSpan.FromHours(24);

    /// <summary>The least and the greatest length of a key, in bytes.</summary>
    public const int ShortestKey = 24, LongestKey = 64;

    private readonly ImmutableArray<byte[]> keys;

    /// <summary>Takes the secrets as text.</summary>
    /// <exception cref="ArgumentException">One is not <see cref="IsSecret">a secret</see>.</exception>
    public WebhookSigner(IEnumerable<string> secrets) =>
        keys = [.. secrets.Select(secret => Key(secret) ?? throw new ArgumentException("This is no webhook secret.", nameof(secrets)))];

    /// <summary>Takes the secrets of a time: the present one first, and the one before while it counts.</summary>
    /// <param name="secret">The present one.</param>
    /// <param name="previous">The one before, or null.</param>
    /// <param name="previousUntil">Until when that one counts.</param>
    /// <param name="now">The time.</param>
    public static WebhookSigner At(string secret, string? previous, DateTimeOffset? previousUntil, DateTimeOffset now) =>
        new(previous is not null && now < previousUntil ? [secret, previous] : [secret]);

    /// <summary>Whether there is any secret to sign with.</summary>
    public bool Signs => !keys.IsEmpty;

    /// <summary>Whether a text is a secret: <see cref="Prefix"/> and the base64 of 24 to 64 bytes.</summary>
    public static bool IsSecret(string text) => Key(text) is not null;

    /// <summary>The value of the header <c>webhook-timestamp</c>: seconds since 1970.</summary>
    public static string Timestamp(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The value of the header <c>webhook-signature</c>: one signature for each secret, with spaces between.</summary>
    /// <param name="id">The header <c>webhook-id</c>: the message's, the same at every attempt. Must hold no full stop.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>: the attempt's.</param>
    /// <param name="body">The bytes as they are sent.</param>
    public string Sign(string id, string timestamp, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return string.Join(' ', keys.Select(key => "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed))));
    }

    private static byte[]? Key(string text)
    {
        Span<byte> key = stackalloc byte[LongestKey];
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], key, out var length) && length >= ShortestKey
            ? key[..length].ToArray()
            : null;
    }
}
