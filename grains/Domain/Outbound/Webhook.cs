using System.Collections.Immutable;
using RedStation.Domain.Districts;
using RedStation.Domain.Webhooks;

namespace RedStation.Domain.Outbound;

/// <summary>Whether a webhook is told events.</summary>
public enum WebhookStatus
{
    /// <summary>It is.</summary>
    Active = 0,

    /// <summary>An administrator has switched it off.</summary>
    Disabled = 1,

    /// <summary>Its receiver has answered 410 Gone.</summary>
    Gone = 2,
}

/// <summary>What an administrator may do with a webhook.</summary>
public enum WebhookAction
{
    /// <summary>Give it a new secret.</summary>
    Rotate = 0,

    /// <summary>Switch it on again.</summary>
    Enable = 1,

    /// <summary>Post a test event to it.</summary>
    Test = 2,

    /// <summary>Have its dead letters told again.</summary>
    Replay = 3,

    /// <summary>Switch it off.</summary>
    Disable = 4,
}

/// <summary>Where another system wants to be told events, and which.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where events are posted.</param>
/// <param name="Description">Whose it is and what for.</param>
/// <param name="Types">Only events of these types; all when empty.</param>
/// <param name="Districts">Only events of these adcodes and what lies in them; all when empty.</param>
/// <param name="Status">Whether it is told.</param>
/// <param name="Secret">What posts are signed with.</param>
/// <param name="PreviousSecret">The secret before, while the receiver changes over.</param>
/// <param name="PreviousUntil">Until when posts are signed with that one too.</param>
/// <param name="CreatedAt">Since when it is.</param>
public sealed record Webhook(
    string Id,
    string Url,
    string Description,
    ImmutableArray<string> Types,
    ImmutableArray<string> Districts,
    WebhookStatus Status,
    string Secret,
    string? PreviousSecret,
    DateTimeOffset? PreviousUntil,
    DateTimeOffset CreatedAt)
{
    /// <summary>Whether a webhook for some types and districts wants an event.</summary>
    /// <param name="types">Which types; empty for all.</param>
    /// <param name="districts">Which adcodes, and what lies in them; empty for all.</param>
    /// <param name="type">The event's type.</param>
    /// <param name="district">Where it happened; empty when it belongs to no district, which only those for all districts want.</param>
    /// <param name="leftDistrict">Which district its subject left by it, or null.</param>
    public static bool Wants(
        ImmutableArray<string> types, ImmutableArray<string> districts, string type, string district, string? leftDistrict) =>
        (types.IsEmpty || types.Contains(type))
        && (districts.IsEmpty || DistrictScope.Covers(districts, district)
            || (leftDistrict is not null && DistrictScope.Covers(districts, leftDistrict)));

    /// <summary>What may be done with it now.</summary>
    /// <param name="deadLetters">How many events it was not told.</param>
    public ImmutableArray<WebhookAction> Actions(long deadLetters) => (Status, deadLetters) switch
    {
        (not WebhookStatus.Active, _) => [WebhookAction.Enable, WebhookAction.Rotate],
        (_, 0) => [WebhookAction.Test, WebhookAction.Rotate, WebhookAction.Disable],
        _ => [WebhookAction.Replay, WebhookAction.Test, WebhookAction.Rotate, WebhookAction.Disable],
    };

    /// <summary>What signs its posts now: the new secret first, and the one before for a while.</summary>
    public WebhookSigner Signer(DateTimeOffset now) => WebhookSigner.At(Secret, PreviousSecret, PreviousUntil, now);
}
