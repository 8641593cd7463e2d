using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace RedStation.Api.Partners;

/// <summary>The public keys that a platform was registered with.</summary>
internal static class PlatformKeys
{
    private const int Most = 10;
    private const int MostCharacters = 20_000;
    private const int LeastRsaBits = 2048;

    /// <summary>Signatures that are taken; those of shared secrets are not, so that no key of ours or theirs is ever taken for one.</summary>
    public static IReadOnlyList<string> Algorithms { get; } =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256,
    ];

    /// <summary>Whether it is a set of public keys that we can check signatures with.</summary>
    public static bool AreSound(JsonElement jwks)
    {
        var text = jwks.GetRawText();
        if (jwks.ValueKind != JsonValueKind.Object || text.Length > MostCharacters)
        {
            return false;
        }

        try
        {
            var keys = Read(text).Keys;
            return keys.Count is > 0 and <= Most && keys.All(IsSound)
                && keys.Select(key => key.KeyId).Where(id => !string.IsNullOrEmpty(id)).Distinct().Count() == keys.Count;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or JsonException)
        {
            return false;
        }
    }

    /// <summary>Reads a set that was found sound.</summary>
    public static JsonWebKeySet Read(string jwks) => new(jwks);

    private static bool IsSound(JsonWebKey key) => !key.HasPrivateKey && string.IsNullOrEmpty(key.K) && IsForSignatures(key) && key.Kty switch
    {
        JsonWebAlgorithmsKeyTypes.EllipticCurve => key.Crv is JsonWebKeyECTypes.P256 or JsonWebKeyECTypes.P384,
        JsonWebAlgorithmsKeyTypes.RSA => key.KeySize >= LeastRsaBits,
        _ => false,
    };

    /// <summary>A key may say what it is for (RFC 7517, 4.2 and 4.3); one for encryption has no place here.</summary>
    private static bool IsForSignatures(JsonWebKey key) =>
        key.Use is null or "" or "sig" && (key.KeyOps.Count == 0 || key.KeyOps.Contains("verify"));
}
