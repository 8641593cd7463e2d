namespace RedStation.Domain.Ledger;

/// <summary>An amount that a pending transaction holds.</summary>
/// <param name="OperationId">The pending transaction.</param>
/// <param name="From">The account that holds it back.</param>
/// <param name="To">The account that is meant to get it.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How much, ≥ 1.</param>
/// <param name="ExpiresAt">From when it is held no longer, whether or not anybody has noticed.</param>
/// <param name="ResolvedBy">What became of it: post, void or expire; null while it is open.</param>
public sealed record LedgerHold(
    string OperationId, string From, string To, LedgerUnit Unit, long Amount, DateTimeOffset ExpiresAt, LedgerStep? ResolvedBy);

/// <summary>What may become of a hold.</summary>
public static class LedgerHoldRules
{
    /// <summary>Why a hold cannot be resolved so now, or null when it can.</summary>
    /// <param name="hold">The hold, or null when there is none of that id.</param>
    /// <param name="transaction">The post, void or expiry; it has entries when it posts a part.</param>
    public static LedgerRefusal? Check(LedgerHold? hold, LedgerTransaction transaction) => hold switch
    {
        null => LedgerRefusal.UnknownPending,
        { ResolvedBy: LedgerStep.Post } => LedgerRefusal.AlreadyPosted,
        { ResolvedBy: LedgerStep.Void } => LedgerRefusal.AlreadyVoided,
        { ResolvedBy: not null } => LedgerRefusal.HoldExpired,
        _ when hold.ExpiresAt <= transaction.At && transaction.Step != LedgerStep.Expire => LedgerRefusal.HoldExpired,
        _ when transaction.Step == LedgerStep.Post && !transaction.Entries.IsEmpty && !IsPartOf(transaction, hold) => LedgerRefusal.ExceedsHold,
        _ => null,
    };

    /// <summary>What moves when a hold is posted, all of it or the part that the transaction names.</summary>
    public static LedgerEntry[] Moved(LedgerHold hold, LedgerTransaction transaction) => transaction.Entries.IsEmpty
        ? [new(hold.From, hold.Unit, -hold.Amount), new(hold.To, hold.Unit, hold.Amount)]
        : [.. transaction.Entries];

    private static bool IsPartOf(LedgerTransaction transaction, LedgerHold hold) => transaction.Entries.All(entry =>
        entry.Unit == hold.Unit
        && (entry.Amount < 0 ? entry.Account == hold.From && -entry.Amount <= hold.Amount : entry.Account == hold.To));
}
