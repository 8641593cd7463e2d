using System.Collections.Immutable;
using RedStation.Domain.Webhooks;

namespace RedStation.Domain.Inbound;

/// <summary>Another system that may tell us events: it reports cases, and says what was done about them.</summary>
/// <param name="Id">Its id, under which it acts.</param>
/// <param name="Source">What its events name as their source.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Districts">The adcodes in which it may act.</param>
/// <param name="Enabled">Whether it may.</param>
/// <param name="Secret">What signs its posts.</param>
/// <param name="PreviousSecret">The secret before, while it changes over.</param>
/// <param name="PreviousUntil">Until when that one is taken too.</param>
/// <param name="CreatedAt">Since when it is registered.</param>
public sealed record EventSource(
    string Id,
    string Source,
    string Name,
    ImmutableArray<string> Districts,
    bool Enabled,
    string Secret,
    string? PreviousSecret,
    DateTimeOffset? PreviousUntil,
    DateTimeOffset CreatedAt)
{
    /// <summary>What may sign its posts now.</summary>
    public WebhookSigner Signer(DateTimeOffset now) => WebhookSigner.At(Secret, PreviousSecret, PreviousUntil, now);
}
