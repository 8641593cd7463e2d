using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using RedStation.Api.Http.Json;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Partners;
using RedStation.Domain.Webhooks;

namespace RedStation.Api.Sandbox;

/// <summary>
/// The receiving end of the demo's platform: believes nothing that is not signed, takes each event once, and answers as its mode says.
/// </summary>
public sealed partial class SandboxReception(
    SandboxMemory memory, SandboxClient client, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<SandboxReception> logger)
{
    private const int TooMuch = 50;

    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(45);

    private static readonly JsonWebTokenHandler Records = new();

    private volatile IList<SecurityKey>? keys;

    /// <summary>The secret that posts are signed with; null until the platform is registered.</summary>
    public string? Secret { get; set; }

    /// <summary>Takes a post. Returns the status to answer with.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="body">Its bytes.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<int> Take(IHeaderDictionary headers, byte[] body, CancellationToken cancellation)
    {
        if (memory.Mode == SandboxMode.Down)
        {
            memory.TurnAway();
            return StatusCodes.Status503ServiceUnavailable;
        }

        string? id = headers["webhook-id"];
        var verdict = Secret is null || id is null ? WebhookVerdict.Forged : WebhookVerifier.Verify(
            WebhookSigner.At(Secret, null, null, clock.GetUtcNow()), id, headers["webhook-timestamp"], headers["webhook-signature"], body,
            clock.GetUtcNow());
        if (verdict != WebhookVerdict.Genuine)
        {
            memory.Disbelieve();
            return StatusCodes.Status401Unauthorized;
        }

        var told = JsonSerializer.Deserialize<JsonElement>(body);
        var index = DutyEvents.Types.IndexOf(told.GetProperty("type").GetString() ?? "");
        if (index < 0)
        {
            // A test of the webhook.
            return StatusCodes.Status204NoContent;
        }

        var status = Enum.GetValues<DutyStatus>()[index];
        var data = told.GetProperty("data").Deserialize<Data>(WireJson.Options)!;
        var isNew = memory.Take(id!, new SandboxDutyWire(
            data.DutyId, data.Rider, data.TaskClass, status, data.StartedAt, clock.GetUtcNow(), data.EndedAt, data.ExpectedMinutes, data.HeldMinutes,
            data.OrdersAffectedUntil, await IsGenuine(data, cancellation), 1, data.GrantedMinutes, []));
        if (isNew && status == DutyStatus.Started)
        {
            _ = Answer(data, memory.Mode);
        }

        return StatusCodes.Status204NoContent;
    }

    /// <summary>A record of a key that is not known yet has the keys read anew, once.</summary>
    private async Task<bool> IsGenuine(Data data, CancellationToken cancellation)
    {
        keys ??= await client.Keys(cancellation);
        var kid = new JsonWebToken(data.Record).Kid;
        if (keys.All(key => key.KeyId != kid))
        {
            keys = await client.Keys(cancellation);
        }

        var found = await Records.ValidateTokenAsync(data.Record, new TokenValidationParameters
        {
            ValidTypes = [DutyEvents.RecordType],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = keys,
            ValidAudience = client.PlatformId,
            ValidateIssuer = false,
            ValidateLifetime = false,
        });
        return found.IsValid && (string?)found.Claims["dutyId"] == data.DutyId && (string?)found.Claims["sub"] == data.Rider;
    }

    private async Task Answer(Data duty, SandboxMode mode)
    {
        var stopping = lifetime.ApplicationStopping;
        try
        {
            await Task.Delay(mode == SandboxMode.Slow ? Slow : Thinking, clock, stopping);
            if (mode == SandboxMode.Forges)
            {
                memory.Note(duty.DutyId, await client.Answer(duty.DutyId, duty.HeldMinutes + TooMuch, signedIn: true, stopping), null);
                memory.Note(duty.DutyId, await client.Answer(Guid.NewGuid().ToString("N"), duty.HeldMinutes, signedIn: true, stopping), null);
                memory.Note(duty.DutyId, await client.Answer(duty.DutyId, duty.HeldMinutes, signedIn: false, stopping), null);
                return;
            }

            var minutes = mode == SandboxMode.Refuses ? 0 : duty.HeldMinutes;
            var outcome = await client.Answer(duty.DutyId, minutes, signedIn: true, stopping);
            memory.Note(duty.DutyId, outcome, outcome == "granted" ? minutes : null);
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            LogUnanswered(logger, duty.DutyId, fault.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The demo's platform could not answer for duty {DutyId}: {Reason}")]
    private static partial void LogUnanswered(ILogger logger, string dutyId, string reason);

    private sealed record Data(
        string DutyId,
        string Rider,
        TaskType TaskClass,
        DateTimeOffset StartedAt,
        DateTimeOffset? EndedAt,
        int ExpectedMinutes,
        DateTimeOffset OrdersAffectedUntil,
        int HeldMinutes,
        int? GrantedMinutes,
        string Record);
}
