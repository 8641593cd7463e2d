using RedStation.Contracts.Partners;

namespace RedStation.Domain.Partners;

/// <summary>All that is remembered of a duty at a platform.</summary>
public sealed record PlatformDutyState
{
    /// <summary>How it began; null until it has.</summary>
    public StartDuty? Started { get; init; }

    /// <summary>
    /// How many minutes are held where the pool had not all of them: noted before it is tried, so that a crash in between cannot hold twice.
    /// </summary>
    public int? PartialMinutes { get; init; }

    /// <summary>The ledger's hold, or null when nothing is held.</summary>
    public string? HoldId { get; init; }

    /// <summary>How many minutes are held, ≥ 0.</summary>
    public int HeldMinutes { get; init; }

    /// <summary>Where it stands.</summary>
    public DutyStatus Status { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the platform forgives; null until it has answered.</summary>
    public int? GrantedMinutes { get; init; }

    /// <summary>When it answered.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Whether the ledger has booked what became of the hold.</summary>
    public bool Settled { get; init; }

    /// <summary>Grows with every change.</summary>
    public long Revision { get; init; }
}
