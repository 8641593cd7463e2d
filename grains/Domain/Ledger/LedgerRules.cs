namespace RedStation.Domain.Ledger;

/// <summary>What makes a transaction one (invariant 4).</summary>
public static class LedgerRules
{
    private const long MostMoved = 1_000_000_000_000_000;

    /// <summary>The first fault of a transaction, or null when it may be posted.</summary>
    public static LedgerFault? Check(LedgerTransaction transaction)
    {
        var entries = transaction.Entries;
        if (entries.Length < 2)
        {
            return LedgerFault.TooFewEntries;
        }

        if (entries.Any(entry => entry.Amount == 0))
        {
            return LedgerFault.EmptyEntry;
        }

        if (entries.Any(entry => entry.Amount is > MostMoved or < -MostMoved))
        {
            return LedgerFault.TooLarge;
        }

        if (entries.DistinctBy(entry => (entry.Account, entry.Unit)).Count() != entries.Length)
        {
            return LedgerFault.RepeatedAccount;
        }

        return entries.GroupBy(entry => entry.Unit).Any(unit => unit.Sum(entry => entry.Amount) != 0) ? LedgerFault.Unbalanced : null;
    }

    /// <summary>What a rider earns with a verified task.</summary>
    /// <param name="taskId">The task; it can be credited once.</param>
    /// <param name="riderId">Who did it.</param>
    /// <param name="points">Its price, ≥ 0.</param>
    /// <param name="minutes">Social minutes certified, ≥ 0.</param>
    /// <param name="now">When.</param>
    public static LedgerTransaction TaskVerified(string taskId, string riderId, int points, int minutes, DateTimeOffset now) =>
        new("task-verified:" + taskId, "task_verified", taskId, now,
        [
            .. Pay(riderId, LedgerUnit.Points, points),
            .. Pay(riderId, LedgerUnit.SocialMinutes, minutes),
        ]);

    private static LedgerEntry[] Pay(string riderId, LedgerUnit unit, long amount) => amount == 0
        ? []
        : [new(LedgerAccounts.Issuance, unit, -amount), new(LedgerAccounts.Rider(riderId), unit, amount)];
}
