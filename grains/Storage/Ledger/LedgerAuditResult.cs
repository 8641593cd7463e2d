using System.Collections.Immutable;

namespace RedStation.Storage.Ledger;

/// <summary>What an audit of the whole ledger found.</summary>
/// <param name="Transactions">How many transactions there are.</param>
/// <param name="Unbalanced">Operation ids of transactions in which a unit does not sum to zero; the first hundred.</param>
/// <param name="Drifted">Accounts of which the kept balance is not the sum of the entries; the first hundred.</param>
/// <param name="Negative">Accounts below zero that may not be; the first hundred.</param>
public sealed record LedgerAuditResult(
    long Transactions, ImmutableArray<string> Unbalanced, ImmutableArray<string> Drifted, ImmutableArray<string> Negative)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool Sound => Unbalanced.IsEmpty && Drifted.IsEmpty && Negative.IsEmpty;
}
