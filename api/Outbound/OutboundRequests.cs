using System.Collections.Immutable;
using System.Text.Json;
using RedStation.Domain.Outbound;
using RedStation.Storage.Outbound;

namespace RedStation.Api.Outbound;

/// <summary>Registers a webhook.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Url">Where events are posted: https, at a host of the public internet unless the settings name it.</param>
/// <param name="Description">Whose it is and what for, 1 … 200 characters.</param>
/// <param name="Types">Only events of these types; all when absent or empty.</param>
/// <param name="Districts">Only events of these adcodes and what lies in them; all when absent or empty.</param>
public sealed record RegisterWebhookRequest(
    string? OperationId,
    string? Url,
    string? Description,
    IReadOnlyList<string?>? Types = null,
    IReadOnlyList<string?>? Districts = null);

/// <summary>Gives a webhook a new secret.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record RotateWebhookRequest(string? OperationId);

/// <summary>Posts a test event.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record TestWebhookRequest(string? OperationId);

/// <summary>Has dead letters told again.</summary>
/// <param name="EventIds">The ids of the events, 200 at most; all when absent.</param>
public sealed record ReplayDeadLettersRequest(IReadOnlyList<string?>? EventIds = null);

/// <summary>Webhooks.</summary>
/// <param name="Items">The webhooks, in the order in which they were registered.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record WebhookList(ImmutableArray<WebhookWire> Items, string? Next = null);

/// <summary>A webhook and what became of its events.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are posted.</param>
/// <param name="Description">Whose it is and what for.</param>
/// <param name="Types">Only events of these types; all when empty.</param>
/// <param name="Districts">Only events of these adcodes and what lies in them; all when empty.</param>
/// <param name="Status">Whether it is told.</param>
/// <param name="PreviousSecretUntil">Until when posts are signed with the secret before too; null when there was none.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="Waiting">How many events it is still to be told.</param>
/// <param name="DeadLetters">How many were given up.</param>
/// <param name="Delivered">How many it has taken.</param>
/// <param name="DeliveredAt">When it last took one.</param>
/// <param name="FailedAt">When a post last failed.</param>
/// <param name="Failure">Why, in a few words of English.</param>
/// <param name="Actions">What may be done with it now.</param>
public sealed record WebhookWire(
    string Id,
    string Url,
    string Description,
    ImmutableArray<string> Types,
    ImmutableArray<string> Districts,
    WebhookStatus Status,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset CreatedAt,
    long Waiting,
    long DeadLetters,
    long Delivered,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? FailedAt,
    string? Failure,
    ImmutableArray<WebhookAction> Actions)
{
    internal static WebhookWire Of(ListedWebhook listed) => new(
        listed.Webhook.Id, listed.Webhook.Url, listed.Webhook.Description, listed.Webhook.Types, listed.Webhook.Districts, listed.Webhook.Status,
        listed.Webhook.PreviousUntil, listed.Webhook.CreatedAt, listed.Waiting, listed.Dead, listed.Delivered, listed.DeliveredAt, listed.FailedAt,
        listed.Failure, listed.Webhook.Actions(listed.Dead));
}

/// <summary>A webhook with its secret, which is shown this once.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="Secret">What posts are signed with: <c>whsec_</c> and the base64 of 32 bytes.</param>
public sealed record WebhookSecretWire(WebhookWire Webhook, string Secret);

/// <summary>A test event is on its way.</summary>
/// <param name="EventId">Its id.</param>
public sealed record WebhookTestWire(string EventId);

/// <summary>A page of dead letters.</summary>
/// <param name="Items">The letters, in the order of events.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record DeadLetterList(ImmutableArray<DeadLetterWire> Items, string? Next);

/// <summary>An event that a webhook was not told.</summary>
/// <param name="EventId">The event's id.</param>
/// <param name="Attempts">How many attempts have failed.</param>
/// <param name="Failure">Why the last one did, in a few words of English.</param>
/// <param name="TriedAt">When that was; null when the webhook was switched off before.</param>
/// <param name="DeadAt">When it was given up.</param>
/// <param name="Event">The event as it is posted.</param>
public sealed record DeadLetterWire(
    string EventId, int Attempts, string Failure, DateTimeOffset? TriedAt, DateTimeOffset DeadAt, JsonElement Event);

/// <summary>Dead letters are told again.</summary>
/// <param name="Replayed">How many.</param>
public sealed record ReplayedWire(int Replayed);

/// <summary>Events of cases.</summary>
/// <param name="Items">CloudEvents 1.0 documents, in the order in which webhooks are told them.</param>
/// <param name="Next">Where to go on; always there.</param>
public sealed record CaseEventList(ImmutableArray<JsonElement> Items, string Next);
