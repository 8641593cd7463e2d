namespace RedStation.Domain.Ledger;

/// <summary>What taking a transaction back does.</summary>
public static class ReversalRules
{
    /// <summary>
    /// The entries that undo others. An account that no longer has what it must give back gives what it has; the rest is its rider's
    /// debt. Null when it is not a rider's: nobody else may owe.
    /// </summary>
    /// <param name="entries">What was moved.</param>
    /// <param name="available">What an account has and has not promised, ≥ 0.</param>
    public static LedgerEntry[]? Undo(IReadOnlyCollection<LedgerEntry> entries, Func<string, LedgerUnit, long> available)
    {
        var undone = new List<LedgerEntry>(entries.Count + 1);
        foreach (var entry in entries)
        {
            var missing = entry.Amount < 0 || LedgerAccounts.MayBeNegative(entry.Account)
                ? 0
                : Math.Max(0, entry.Amount - available(entry.Account, entry.Unit));
            if (entry.Amount != missing)
            {
                undone.Add(entry with { Amount = missing - entry.Amount });
            }

            if (missing == 0)
            {
                continue;
            }

            if (LedgerAccounts.RiderOf(entry.Account) is not { } rider)
            {
                return null;
            }

            undone.Add(new LedgerEntry(LedgerAccounts.Debt(rider), entry.Unit, -missing));
        }

        return [.. undone];
    }
}
