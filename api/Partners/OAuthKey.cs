using Microsoft.IdentityModel.Tokens;
using RedStation.Storage.Databases;
using RedStation.Storage.Documents;

namespace RedStation.Api.Partners;

/// <summary>
/// The key that signs tokens for platforms: the file <c>oauth-signing.pem</c> in the data folder. All apis need the same: each checks what any of
/// them has signed. Its public half is published beside those of documents.
/// </summary>
internal sealed class OAuthKey : SigningKeyFile
{
    private readonly Lazy<ECDsaSecurityKey> named;
    private readonly DocumentKeys published;
    private volatile bool isPublished;

    public OAuthKey(DataFolder folder, DocumentKeys published)
        : base(folder, "oauth-signing.pem")
    {
        this.published = published;
        named = new Lazy<ECDsaSecurityKey>(() =>
        {
            var thumbprint = new ECDsaSecurityKey(Key).ComputeJwkThumbprint();
            return new ECDsaSecurityKey(Key) { KeyId = Base64UrlEncoder.Encode(thumbprint) };
        });
    }

    /// <summary>The key under its name, which is its thumbprint (RFC 7638).</summary>
    public ECDsaSecurityKey Named => named.Value;

    /// <summary>Publishes the key before it signs for the first time: nobody gets a token that they cannot check.</summary>
    public async Task Publish()
    {
        if (!isPublished)
        {
            var point = Key.ExportParameters(includePrivateParameters: false).Q;
            await published.Add(new DocumentKey(Named.KeyId, Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y)));
            isPublished = true;
        }
    }
}
