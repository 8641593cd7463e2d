using System.Text.Json;
using RedStation.Api.Accounts;
using RedStation.Domain.Operations;
using RedStation.Domain.Outbound;
using RedStation.Domain.Partners;
using RedStation.Domain.Webhooks;
using RedStation.Storage.Outbound;
using RedStation.Storage.Partners;

namespace RedStation.Api.Partners;

/// <summary>Registers platforms and changes them, each with a webhook of its own, which is told its own events alone.</summary>
internal sealed class PlatformDesk(PlatformStore platforms, WebhookStore webhooks, PlatformSecrets secrets, TimeProvider clock)
{
    /// <summary>For how long a command that is repeated shows its secrets again.</summary>
    public static readonly TimeSpan ShownFor = TimeSpan.FromHours(24);

    /// <summary>
    /// The types that the webhook is for. Events of duty are addressed to one webhook each; so it gets its own, and nobody else gets them.
    /// </summary>
    private static readonly string[] Types = ["cn.redstation.duty.started", "cn.redstation.duty.ended", "cn.redstation.duty.cancelled"];

    /// <summary>Registers a platform, or finds the one that the operation made.</summary>
    /// <param name="terms">What is said of it.</param>
    /// <param name="operation">Whose command it is, and its operation id.</param>
    public async Task<PlatformRegistered> Register(PlatformTerms terms, string operation)
    {
        var id = SubjectIds.From('p', "platform", operation);
        // The webhook first: one that no platform has is told nothing, whatever comes between.
        var (webhook, refusal) = await Webhook(terms, operation);
        if (refusal is not null)
        {
            return new PlatformRegistered(refusal, null, null);
        }

        var platform = new Platform(
            id, terms.Name, PlatformStatus.Active, terms.RedirectUris, terms.EmbedOrigins, webhook?.Id, terms.MinutesPerMonth, terms.ReadsScores,
            clock.GetUtcNow());
        var client = new PlatformClient(platform, terms.Jwks, PlatformSecrets.Digest(secrets.Of(id, operation)));
        var added = await platforms.Add(client, operation, Fingerprint.Of("register-platform", terms.Words));
        return added.Client is null
            ? new PlatformRegistered(added.OperationReused ? "operation_id_reused" : "too_many_platforms", null, null)
            : new PlatformRegistered(null, added.Client, webhook?.Secret);
    }

    /// <summary>Changes what is said of a platform. A new address of its webhook is a new webhook; the old one is told no more.</summary>
    public async Task<PlatformRegistered> Change(PlatformClient before, PlatformTerms terms, string operation)
    {
        var old = before.Platform.WebhookId is { } id ? await webhooks.Find(id) : null;
        var keeps = old?.Url == terms.WebhookUrl;
        var (webhook, refusal) = keeps ? (old, null) : await Webhook(terms, operation);
        if (refusal is not null)
        {
            return new PlatformRegistered(refusal, null, null);
        }

        var platform = before.Platform with
        {
            Name = terms.Name,
            RedirectUris = terms.RedirectUris,
            EmbedOrigins = terms.EmbedOrigins,
            WebhookId = webhook?.Id,
            MinutesPerMonth = terms.MinutesPerMonth,
            ReadsScores = terms.ReadsScores,
        };
        var client = await platforms.Put(before with { Platform = platform, Jwks = terms.Jwks });
        if (!keeps && old is { Status: WebhookStatus.Active } && old.Id != webhook?.Id)
        {
            await webhooks.SwitchOff(old.Id, WebhookStatus.Disabled);
        }

        return new PlatformRegistered(null, client, keeps ? null : webhook?.Secret);
    }

    /// <summary>Gives a platform a new secret; the one before works for another day.</summary>
    public Task Rotate(string id, string operation) => platforms.Rotate(
        id, PlatformSecrets.Digest(secrets.Of(id, operation)), clock.GetUtcNow() + WebhookSigner.RotationOverlap, operation);

    /// <summary>Who is suspended is told nothing, not even of what had begun before: what would be told meanwhile are dead letters.</summary>
    public async Task SwitchWebhook(Platform platform)
    {
        if (platform.WebhookId is not { } webhook)
        {
            return;
        }

        if (platform.Status == PlatformStatus.Suspended)
        {
            await webhooks.SwitchOff(webhook, WebhookStatus.Disabled);
        }
        else
        {
            await webhooks.Enable(webhook);
        }
    }

    /// <summary>A platform as it is shown.</summary>
    public async Task<PlatformWire> Wire(PlatformClient client)
    {
        var platform = client.Platform;
        var webhook = platform.WebhookId is { } id ? await webhooks.Find(id) : null;
        return new PlatformWire(
            platform.Id, platform.Name, platform.Status, platform.RedirectUris, platform.EmbedOrigins, webhook?.Id, webhook?.Url,
            platform.MinutesPerMonth, platform.ReadsScores, client.Jwks is { } jwks ? JsonSerializer.Deserialize<JsonElement>(jwks) : null,
            client.PreviousUntil, platform.CreatedAt,
            platform.Status == PlatformStatus.Active
                ? [PlatformAction.Change, PlatformAction.RotateSecret, PlatformAction.Suspend]
                : [PlatformAction.Change, PlatformAction.RotateSecret, PlatformAction.Enable]);
    }

    private async Task<(Webhook? Webhook, string? Refusal)> Webhook(PlatformTerms terms, string operation)
    {
        if (terms.WebhookUrl is not { } url)
        {
            return (null, null);
        }

        var webhook = new Webhook(
            SubjectIds.From('w', "platform", operation), url, terms.Name, [.. Types], [], WebhookStatus.Active, SharedSecrets.New(), null, null,
            clock.GetUtcNow());
        var added = await webhooks.Add(webhook, "platform " + operation, Fingerprint.Of("platform-webhook", url));
        return (added.Webhook, added.Webhook is not null ? null : added.OperationReused ? "operation_id_reused" : "too_many_webhooks");
    }
}

/// <summary>What came of registering or changing a platform.</summary>
/// <param name="Refusal">Why it was refused, or null.</param>
/// <param name="Client">The platform, or null.</param>
/// <param name="WebhookSecret">The secret of its new webhook, or null when it has none or the old one.</param>
internal sealed record PlatformRegistered(string? Refusal, PlatformClient? Client, string? WebhookSecret);
