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
