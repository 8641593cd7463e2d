using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Http.Json;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Districts;
using RedStation.Domain.Tasks;
using RedStation.Storage.Documents;
using RedStation.Storage.Outbound;

namespace RedStation.Api.Tasks;

/// <summary>Signs duty records: JWS in the compact form, ES256.</summary>
public sealed class DutyRecords(
    DocumentSigningKey signing, DocumentKeys keys, DistrictMap districts, IOptions<OutboundOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>The header <c>typ</c>: so that no other document by the same key is taken for one.</summary>
    public const string Type = "duty-record+jwt";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    private readonly SemaphoreSlim oneRegistration = new(1);
    private volatile DocumentKey? published;

    /// <summary>The signed record of a task's present rider, or null when nobody has accepted it.</summary>
    public async Task<DutyRecordWire?> Sign(TaskView task)
    {
        if (DutyRecord.Of(task, districts.Find(task.District), options.Value.Source, clock.GetUtcNow()) is not { } record)
        {
            return null;
        }

        // Nobody gets a document whose key cannot be looked up.
        var key = await Publish();
        var signer = new SigningCredentials(new ECDsaSecurityKey(signing.Key) { KeyId = key.KeyId }, SecurityAlgorithms.EcdsaSha256);
        var text = Handler.CreateToken(
            JsonSerializer.Serialize(record, WireJson.Options), signer, new Dictionary<string, object> { [JwtHeaderParameterNames.Typ] = Type });
        return new DutyRecordWire(text, key.KeyId);
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

/// <summary>A duty record.</summary>
/// <param name="Record">The signed document: JWS in the compact form, ES256; its payload is JSON.</param>
/// <param name="KeyId">The <c>kid</c> of its key in <c>/.well-known/jwks.json</c>.</param>
public sealed record DutyRecordWire(string Record, string KeyId);

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
