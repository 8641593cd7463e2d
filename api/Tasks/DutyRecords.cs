using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Http.Json;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Districts;
using RedStation.Domain.Signing;
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
    private volatile Jwk? published;

    /// <summary>The signed record of a task's present rider, or null when nobody has accepted it.</summary>
    public async Task<DutyRecordWire?> Sign(TaskView task)
    {
        if (DutyRecord.Of(task, districts.Find(task.District), options.Value.Source, clock.GetUtcNow()) is not { } record)
        {
            return null;
        }

        // Nobody gets a document whose key cannot be looked up.
        var key = await Publish();
        var signer = new SigningCredentials(new ECDsaSecurityKey(signing.Key) { KeyId = key.Kid }, SecurityAlgorithms.EcdsaSha256);
        var text = Handler.CreateToken(
            JsonSerializer.Serialize(record, WireJson.Options), signer, new Dictionary<string, object> { [JwtHeaderParameterNames.Typ] = Type });
        return new DutyRecordWire(text, key.Kid);
    }

    /// <summary>The public keys of all apis, this one's included.</summary>
    public async Task<JwkSetWire> PublicKeys()
    {
        await Publish();
        return new JwkSetWire(await keys.All());
    }

    /// <inheritdoc/>
    public void Dispose() => oneRegistration.Dispose();

    private async Task<Jwk> Publish()
    {
        if (published is { } known)
        {
            return known;
        }

        await oneRegistration.WaitAsync();
        try
        {
            var key = Jwk.Of(signing.Key);
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
public sealed record JwkSetWire(IReadOnlyList<Jwk> Keys);
