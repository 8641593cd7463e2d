using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using RedStation.Domain.Signing;

namespace RedStation.Domain.Certificates;

/// <summary>A public key of the curve P-256, as JSON Web Keys have it (RFC 7518, 6.2).</summary>
/// <param name="X">Its x coordinate, 32 bytes in base64url.</param>
/// <param name="Y">Its y coordinate, 32 bytes in base64url.</param>
public sealed record EcPublicKey(string X, string Y)
{
    private const int CoordinateBytes = 32;

    /// <summary>What the key is called where no name was given: its thumbprint (RFC 7638).</summary>
    public string Thumbprint => Jwk.Of(X, Y).Kid;

    /// <summary>Reads a JSON Web Key, or null when it is no point of the curve.</summary>
    public static EcPublicKey? Of(JsonNode? key) =>
        key.Text("kty") == "EC" && key.Text("crv") == "P-256" && key.Text("x") is { } x && key.Text("y") is { } y ? Of(x, y) : null;

    /// <summary>A key of two coordinates, or null when they are no point of the curve.</summary>
    public static EcPublicKey? Of(string x, string y)
    {
        if (StrictJson.Decode(x) is not { Length: CoordinateBytes } || StrictJson.Decode(y) is not { Length: CoordinateBytes })
        {
            return null;
        }

        var key = new EcPublicKey(x, y);
        try
        {
            using var point = key.Open();
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Reads the keys of a JSON Web Key Set by their names; those of other kinds are passed over.</summary>
    public static ImmutableDictionary<string, EcPublicKey> ReadSet(ReadOnlySpan<byte> json)
    {
        var keys = ImmutableDictionary.CreateBuilder<string, EcPublicKey>(StringComparer.Ordinal);
        foreach (var one in StrictJson.Read(json) is JsonObject set && set["keys"] is JsonArray listed ? listed : [])
        {
            if (Of(one) is { } key)
            {
                keys[one.Text("kid") ?? key.Thumbprint] = key;
            }
        }

        return keys.ToImmutable();
    }

    /// <summary>The key for verifying.</summary>
    public ECDsa Open() => Jwk.Of(X, Y).ToKey();
}
