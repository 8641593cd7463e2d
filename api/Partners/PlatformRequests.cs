using System.Collections.Immutable;
using System.Text.Json;
using RedStation.Domain.Partners;

namespace RedStation.Api.Partners;

/// <summary>Registers a delivery platform.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Name">What riders call it, 1 … 80 characters.</param>
/// <param name="RedirectUris">Where riders may be sent back to: https, or http on the machine itself, without fragment; 1 … 10.</param>
/// <param name="EmbedOrigins">Origins whose pages may embed ours, as browsers write them; at most 10.</param>
/// <param name="WebhookUrl">Where its events are posted: https, at a host of the public internet unless the settings name it.</param>
/// <param name="MinutesPerMonth">How many minutes it forgives in a month, 0 … 10,000,000; 0 when absent.</param>
/// <param name="ReadsScores">Whether it gives weight in dispatch and may ask riders for their score. False when absent.</param>
/// <param name="Jwks">Its public keys (RFC 7517), P-256, P-384 or RSA from 2048 bits, 1 … 10. Absent when it has only its secret.</param>
public sealed record RegisterPlatformRequest(
    string? OperationId,
    string? Name,
    IReadOnlyList<string?>? RedirectUris,
    IReadOnlyList<string?>? EmbedOrigins = null,
    string? WebhookUrl = null,
    int? MinutesPerMonth = null,
    bool? ReadsScores = null,
    JsonElement? Jwks = null);

/// <summary>Gives a platform a new secret.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record RotatePlatformSecretRequest(string? OperationId);

/// <summary>Delivery platforms.</summary>
/// <param name="Items">The platforms, in the order in which they were registered.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record PlatformList(ImmutableArray<PlatformWire> Items, string? Next = null);

/// <summary>What an administrator may do with a platform.</summary>
public enum PlatformAction
{
    /// <summary>Change what is said of it.</summary>
    Change = 0,

    /// <summary>Give it a new secret.</summary>
    RotateSecret = 1,

    /// <summary>Suspend it.</summary>
    Suspend = 2,

    /// <summary>Let it take part again.</summary>
    Enable = 3,
}

/// <summary>A delivery platform.</summary>
/// <param name="Id">Its id, which is its OAuth client id.</param>
/// <param name="Name">What riders call it.</param>
/// <param name="Status">Whether it takes part.</param>
/// <param name="RedirectUris">Where riders may be sent back to.</param>
/// <param name="EmbedOrigins">Origins whose pages may embed ours.</param>
/// <param name="WebhookId">Its webhook, or null.</param>
/// <param name="WebhookUrl">Where its events are posted, or null.</param>
/// <param name="MinutesPerMonth">How many minutes it forgives in a month.</param>
/// <param name="ReadsScores">Whether it may ask riders for their score.</param>
/// <param name="Jwks">Its public keys, or null.</param>
/// <param name="PreviousSecretUntil">Until when the secret before works too; null when there was none.</param>
/// <param name="CreatedAt">Since when it takes part.</param>
/// <param name="Actions">What may be done with it now.</param>
public sealed record PlatformWire(
    string Id,
    string Name,
    PlatformStatus Status,
    ImmutableArray<string> RedirectUris,
    ImmutableArray<string> EmbedOrigins,
    string? WebhookId,
    string? WebhookUrl,
    int MinutesPerMonth,
    bool ReadsScores,
    JsonElement? Jwks,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset CreatedAt,
    ImmutableArray<PlatformAction> Actions);

/// <summary>A platform with its secrets, which are shown this once.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="ClientSecret">What it shows at <c>/connect/token</c>; null when that was not made or changed.</param>
/// <param name="WebhookSecret">What posts to it are signed with; null when its webhook was not made or changed.</param>
public sealed record PlatformSecretWire(PlatformWire Platform, string? ClientSecret, string? WebhookSecret);

/// <summary>Platforms that a rider is linked to.</summary>
/// <param name="Items">The links, by platform.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record PlatformLinkList(ImmutableArray<PlatformLinkWire> Items, string? Next = null);

/// <summary>A rider's link to a platform.</summary>
/// <param name="PlatformId">Which platform.</param>
/// <param name="Name">What riders call it.</param>
/// <param name="Status">Whether it takes part now; while it is suspended nothing is shared.</param>
/// <param name="Scopes">What the rider has agreed to: <c>duty</c>, <c>orders</c>, <c>score</c>.</param>
/// <param name="LinkedAt">Since when.</param>
public sealed record PlatformLinkWire(string PlatformId, string Name, PlatformStatus Status, ImmutableArray<string> Scopes, DateTimeOffset LinkedAt);

/// <summary>What a platform asks a rider for.</summary>
/// <param name="Name">What riders call the platform.</param>
/// <param name="ReturnsTo">The host that the rider is sent back to.</param>
/// <param name="Required">What a link is always for: <c>duty</c>.</param>
/// <param name="Optional">What the rider may agree to besides: <c>orders</c>, <c>score</c>.</param>
/// <param name="Linked">What the rider has agreed to before, or null when they are not linked.</param>
public sealed record ConsentQuestionWire(
    string Name, string ReturnsTo, ImmutableArray<string> Required, ImmutableArray<string> Optional, ImmutableArray<string>? Linked);
