using System.Collections.Immutable;

namespace RedStation.Domain.Ledger;

/// <summary>
/// A movement: entries that happen together or not at all, once per operation id. It is never changed; what becomes of a pending one,
/// and a reversal, is a transaction of its own that names it.
/// </summary>
/// <param name="OperationId">Posting the same id again changes nothing.</param>
/// <param name="Kind">What it is for, a stable word such as <c>task_verified</c>.</param>
/// <param name="Reference">The id of what caused it, such as a task.</param>
/// <param name="At">When it is booked, by the server's clock.</param>
/// <param name="Entries">
/// Two or more; per unit they sum to zero. Empty where they follow from <see cref="RelatedId"/>: all of a hold is posted, a hold is voided,
/// a transaction is reversed.
/// </param>
public sealed record LedgerTransaction(
    string OperationId, string Kind, string Reference, DateTimeOffset At, ImmutableArray<LedgerEntry> Entries)
{
    /// <summary>What it does.</summary>
    public LedgerStep Step { get; init; }

    /// <summary>When it counts, where that is not <see cref="At"/>: an amount that was due last month and is booked today.</summary>
    public DateTimeOffset? EffectiveAt { get; init; }

    /// <summary>
    /// How long a pending transaction holds its amount, from <see cref="At"/>; more than zero, up to 400 days. Null for other steps.
    /// </summary>
    public TimeSpan? HoldFor { get; init; }

    /// <summary>
    /// From when the points that it credits to riders are valid no longer; null for never. It is part of the account's lots
    /// (<see cref="PointLot"/>) and not compared when an id is booked again: the rules may have changed meanwhile.
    /// </summary>
    public DateTimeOffset? PointsExpireAt { get; init; }

    /// <summary>
    /// How many points the rider that it credits may earn in the month of <see cref="At"/>; the ledger books no more, see
    /// <see cref="PointCeilingRules"/>. Null for no ceiling. Not compared when an id is booked again.
    /// </summary>
    public int? PointsCeiling { get; init; }

    /// <summary>The pending transaction that is posted, voided or expired, or the one that is reversed. Null for other steps.</summary>
    public string? RelatedId { get; init; }
}

/// <summary>One side of a movement.</summary>
/// <param name="Account">Which account, see <see cref="LedgerAccounts"/>.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How much the account gains; negative when it gives.</param>
public sealed record LedgerEntry(string Account, LedgerUnit Unit, long Amount);

/// <summary>What a transaction does.</summary>
public enum LedgerStep
{
    /// <summary>Moves its amounts at once.</summary>
    Direct = 0,

    /// <summary>Holds an amount: it cannot be spent otherwise, and has not moved. From one account to one other.</summary>
    Pending = 1,

    /// <summary>Moves what was held, or a part of it; the rest returns.</summary>
    Post = 2,

    /// <summary>Returns all that was held.</summary>
    Void = 3,

    /// <summary>Returns all that was held, because nobody posted it in time. Only the ledger itself does this.</summary>
    Expire = 4,

    /// <summary>Takes back a transaction that moved something, once. What the account no longer has becomes its holder's debt.</summary>
    Reversal = 5,
}

/// <summary>What a ledger entry counts. Units never mix: each sums to zero on its own.</summary>
public enum LedgerUnit
{
    /// <summary>Points.</summary>
    Points = 0,

    /// <summary>Minutes of certified social time.</summary>
    SocialMinutes = 1,

    /// <summary>Money, in fen (1/100 yuan).</summary>
    Fen = 2,

    /// <summary>Minutes of a delivery platform's time pool.</summary>
    PoolMinutes = 3,
}
