using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace RedStation.Domain.Signing;

/// <summary>
/// A JWS in the compact form (RFC 7515), signed with ES256. Any library for JOSE reads it; this reads it strictly, in the one form in which it is
/// written, so that no other text passes for the same signature.
/// </summary>
/// <param name="Type">The header <c>typ</c>: so that no other document by the same key is taken for this one.</param>
/// <param name="KeyId">The header <c>kid</c>: the key's <see cref="Jwk.Kid"/>.</param>
/// <param name="Payload">What is signed.</param>
/// <param name="Text">The JWS itself.</param>
public sealed record CompactJws(string Type, string KeyId, byte[] Payload, string Text)
{
    /// <summary>The header <c>alg</c>: ECDSA on the curve P-256 with SHA-256.</summary>
    public const string Algorithm = "ES256";

    private const int Parts = 3;

    /// <summary>Signs a payload.</summary>
    /// <param name="type">The header <c>typ</c>; letters, digits, <c>+</c> and <c>-</c>.</param>
    /// <param name="payload">What to sign.</param>
    /// <param name="key">A key of the curve P-256, with its private half.</param>
    public static string Sign(string type, ReadOnlySpan<byte> payload, ECDsa key)
    {
        var signed = Base64Url.EncodeToString(Header(type, Jwk.Of(key).Kid)) + "." + Base64Url.EncodeToString(payload);
        return signed + "." + Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256));
    }

    /// <summary>Reads one, without believing it yet; null when it is none, or is written otherwise than <see cref="Sign"/> does.</summary>
    public static CompactJws? Parse(string text)
    {
        try
        {
            var parts = text.Split('.').Select(part => Base64Url.DecodeFromChars(part)).ToList();
            if (parts.Count != Parts || string.Join('.', parts.Select(part => Base64Url.EncodeToString(part))) != text)
            {
                return null;
            }

            using var header = JsonDocument.Parse(parts[0]);
            var (type, keyId) = (Member(header, "typ"), Member(header, "kid"));
            return Header(type, keyId).AsSpan().SequenceEqual(parts[0]) ? new CompactJws(type, keyId, parts[1], text) : null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether a key signed it.</summary>
    public bool IsSignedBy(ECDsa key)
    {
        var end = Text.LastIndexOf('.');
        return key.VerifyData(
            Encoding.ASCII.GetBytes(Text[..end]), Base64Url.DecodeFromChars(Text.AsSpan(end + 1)), HashAlgorithmName.SHA256);
    }

    private static byte[] Header(string type, string keyId) =>
        Encoding.UTF8.GetBytes($$"""{"alg":"{{Algorithm}}","kid":"{{keyId}}","typ":"{{type}}"}""");

    private static string Member(JsonDocument header, string name) =>
        header.RootElement.TryGetProperty(name, out var member) ? member.GetString() ?? "" : "";
}
