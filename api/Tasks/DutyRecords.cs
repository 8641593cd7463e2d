using System.Text.Json;
using Microsoft.Extensions.Options;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.Signing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Districts;
using RedStation.Domain.Tasks;
using RedStation.Storage.Outbound;

namespace RedStation.Api.Tasks;

/// <summary>Signs duty records: JWS in the compact form, ES256.</summary>
public sealed class DutyRecords(DocumentSigner signer, DistrictMap districts, IOptions<OutboundOptions> options, TimeProvider clock)
{
    /// <summary>The header <c>typ</c>: so that no other document by the same key is taken for one.</summary>
    public const string Type = "duty-record+jwt";

    /// <summary>The signed record of a task's present rider, or null when nobody has accepted it.</summary>
    public async Task<DutyRecordWire?> Sign(TaskView task)
    {
        if (DutyRecord.Of(task, districts.Find(task.District), options.Value.Source, clock.GetUtcNow()) is not { } record)
        {
            return null;
        }

        var signed = await signer.Sign(JsonSerializer.Serialize(record, WireJson.Options), Type);
        return new DutyRecordWire(signed.Text, signed.KeyId);
    }
}

/// <summary>A duty record.</summary>
/// <param name="Record">The signed document: JWS in the compact form, ES256; its payload is JSON.</param>
/// <param name="KeyId">The <c>kid</c> of its key in <c>/.well-known/jwks.json</c>.</param>
public sealed record DutyRecordWire(string Record, string KeyId);
