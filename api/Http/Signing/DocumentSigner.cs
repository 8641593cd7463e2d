using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Storage.Documents;

namespace RedStation.Api.Http.Signing;

/// <summary>Signs documents that people take away with them: JWS in the compact form, ES256, by a key that stays published.</summary>
public sealed class DocumentSigner(DocumentSigningKey signing, DocumentKeys keys) : IDisposable
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SemaphoreSlim oneRegistration = new(1);
    private volatile DocumentKey? published;

    /// <summary>Signs a document.</summary>
    /// <param name="json">The document, a JSON object.</param>
    /// <param name="type">The header <c>typ</c>: so that no document by this key is taken for one of another kind.</param>
    public async Task<SignedDocument> Sign(string json, string type)
    {
        // Nobody gets a document whose key cannot be looked up.
        var key = await Publish();
        var signer = new SigningCredentials(new ECDsaSecurityKey(signing.Key) { KeyId = key.KeyId }, SecurityAlgorithms.EcdsaSha256);
        var text = Handler.CreateToken(json, signer, new Dictionary<string, object> { [JwtHeaderParameterNames.Typ] = type });
        return new SignedDocument(text, key.KeyId);
    }

    /// <summary>The public keys of all apis, this one's included.</summary>
    public async Task<JwkSetWire> PublicKeys()
    {
        await Publish();
        return new JwkSetWire([.. (await keys.All()).Select(key => new JwkWire("EC", "P-256", key.X, key.Y, key.KeyId, "ES256", "sig"))]);
    }

    /// <inheritdoc/>
    public void Dispose() => oneRegistration.Dispose();

    private async Task<DocumentKey> Publish()
    {
        if (published is { } known)
        {
            return known;
        }

        await oneRegistration.WaitAsync();
        try
        {
            var point = signing.Key.ExportParameters(includePrivateParameters: false).Q;
            var thumbprint = new ECDsaSecurityKey(signing.Key).ComputeJwkThumbprint();
            var key = new DocumentKey(
                Base64UrlEncoder.Encode(thumbprint), Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
            await keys.Add(key);
            return published = key;
        }
        finally
        {
            oneRegistration.Release();
        }
    }
}

/// <summary>A signed document.</summary>
/// <param name="Text">JWS in the compact form.</param>
/// <param name="KeyId">The <c>kid</c> of its key in <c>/.well-known/jwks.json</c>.</param>
public sealed record SignedDocument(string Text, string KeyId);

/// <summary>Public keys, as RFC 7517 has them.</summary>
/// <param name="Keys">The keys.</param>
public sealed record JwkSetWire(IReadOnlyList<JwkWire> Keys);

/// <summary>A public key.</summary>
/// <param name="Kty">Its kind, <c>EC</c>.</param>
/// <param name="Crv">Its curve, <c>P-256</c>.</param>
/// <param name="X">Its x coordinate, base64url.</param>
/// <param name="Y">Its y coordinate, base64url.</param>
/// <param name="Kid">Its thumbprint (RFC 7638).</param>
/// <param name="Alg">What it signs with, <c>ES256</c>.</param>
/// <param name="Use">What it is for, <c>sig</c>.</param>
public sealed record JwkWire(string Kty, string Crv, string X, string Y, string Kid, string Alg, string Use);
