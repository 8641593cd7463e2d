using System.Collections.Immutable;
using RedStation.Domain.Inbound;

namespace RedStation.Api.Inbound;

/// <summary>Registers another system that may tell us events.</summary>
/// <param name="OperationId">The client's id of this command.</param>
/// <param name="Source">What its events name as their source: a URI or a path, 1 … 200 characters.</param>
/// <param name="Name">Whose it is, 1 … 80 characters.</param>
/// <param name="Districts">The adcodes in which it may act, and what lies in them; at least one.</param>
public sealed record RegisterEventSourceRequest(string? OperationId, string? Source, string? Name, IReadOnlyList<string?>? Districts);

/// <summary>Gives it a new secret.</summary>
/// <param name="OperationId">The client's id of this command.</param>
public sealed record RotateEventSourceRequest(string? OperationId);

/// <summary>Other systems that may tell us events.</summary>
/// <param name="Items">They, in the order in which they were registered.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record EventSourceList(ImmutableArray<EventSourceWire> Items, string? Next = null);

/// <summary>Another system that may tell us events.</summary>
/// <param name="Id">Its id, under which it acts in histories.</param>
/// <param name="Source">What its events name as their source.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Districts">The adcodes in which it may act.</param>
/// <param name="Enabled">Whether it may.</param>
/// <param name="PreviousSecretUntil">Until when the secret before is taken too; null when there was none.</param>
/// <param name="CreatedAt">When it was registered.</param>
public sealed record EventSourceWire(
    string Id,
    string Source,
    string Name,
    ImmutableArray<string> Districts,
    bool Enabled,
    DateTimeOffset? PreviousSecretUntil,
    DateTimeOffset CreatedAt)
{
    internal static EventSourceWire Of(EventSource source) => new(
        source.Id, source.Source, source.Name, source.Districts, source.Enabled, source.PreviousUntil, source.CreatedAt);
}

/// <summary>Another system with its secret, which is shown this once.</summary>
/// <param name="Source">The system.</param>
/// <param name="Secret">What it signs its posts with: <c>whsec_</c> and the base64 of 32 bytes.</param>
public sealed record EventSourceSecretWire(EventSourceWire Source, string Secret);
