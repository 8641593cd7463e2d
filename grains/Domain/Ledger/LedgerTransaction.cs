using System.Collections.Immutable;

namespace RedStation.Domain.Ledger;

/// <summary>A movement: entries that happen together or not at all, once per operation id.</summary>
/// <param name="OperationId">Posting the same id again changes nothing.</param>
/// <param name="Kind">What it is for, a stable word such as <c>task_verified</c>.</param>
/// <param name="Reference">The id of what caused it, such as a task.</param>
/// <param name="At">When.</param>
/// <param name="Entries">Two or more; per unit they sum to zero.</param>
public sealed record LedgerTransaction(
    string OperationId, string Kind, string Reference, DateTimeOffset At, ImmutableArray<LedgerEntry> Entries);

/// <summary>One side of a movement.</summary>
/// <param name="Account">Which account, see <see cref="LedgerAccounts"/>.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How much the account gains; negative when it gives.</param>
public sealed record LedgerEntry(string Account, LedgerUnit Unit, long Amount);

/// <summary>Why a transaction is not one.</summary>
public enum LedgerFault
{
    /// <summary>Fewer than two entries.</summary>
    TooFewEntries = 0,

    /// <summary>An entry that moves nothing.</summary>
    EmptyEntry = 1,

    /// <summary>The entries of a unit do not sum to zero.</summary>
    Unbalanced = 2,

    /// <summary>The same account and unit stand in two entries.</summary>
    RepeatedAccount = 3,

    /// <summary>An amount beyond 10^15, far above anything real.</summary>
    TooLarge = 4,
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
}
