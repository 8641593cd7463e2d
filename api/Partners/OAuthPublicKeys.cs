using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Accounts;
using RedStation.Api.Http.Signing;

namespace RedStation.Api.Partners;

/// <summary>The public halves of the keys that tokens of platforms are signed with: as long as one is in use, and no longer.</summary>
internal sealed class OAuthPublicKeys(SigningKeys keys) : IPublishedKeys
{
    /// <inheritdoc/>
    public IEnumerable<JwkWire> Keys => keys.All.OfType<ECDsaSecurityKey>().Select(key => Wire(key.KeyId, key.ECDsa));

    private static JwkWire Wire(string keyId, ECDsa key)
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return new JwkWire("EC", "P-256", Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y), keyId, "ES256", "sig");
    }
}
