namespace RedStation.Domain.Ledger;

/// <summary>What makes a transaction one (invariant 4).</summary>
public static class LedgerRules
{
    private const long MostMoved = 1_000_000_000_000_000;

    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(400);

    /// <summary>The first fault of a transaction, or null when it may be booked.</summary>
    public static LedgerFault? Check(LedgerTransaction transaction)
    {
        var isPending = transaction.Step == LedgerStep.Pending;
        if (isPending ? transaction.HoldFor is not { Ticks: > 0 } period || period > LongestHold : transaction.HoldFor is not null)
        {
            return LedgerFault.HoldPeriod;
        }

        var follows = transaction.Step is not (LedgerStep.Direct or LedgerStep.Pending);
        if (follows != transaction.RelatedId is { Length: > 0 } || transaction.RelatedId == transaction.OperationId)
        {
            return LedgerFault.RelatedId;
        }

        return transaction.Step switch
        {
            LedgerStep.Void or LedgerStep.Expire or LedgerStep.Reversal => transaction.Entries.IsEmpty ? null : LedgerFault.OwnEntries,
            LedgerStep.Post when transaction.Entries.IsEmpty => null,
            _ => CheckEntries(transaction) ?? (transaction.Step != LedgerStep.Direct ? CheckHold(transaction) : null),
        };
    }

    /// <summary>What a rider earns with a verified task.</summary>
    /// <param name="taskId">The task; it can be credited once.</param>
    /// <param name="riderId">Who did it.</param>
    /// <param name="points">Its price, ≥ 0.</param>
    /// <param name="minutes">Social minutes certified, ≥ 0.</param>
    /// <param name="now">When.</param>
    /// <param name="validMonths">For how many months after this one the points are valid; null for without end.</param>
    /// <param name="ceiling">How many points the rider may earn in the month; null for no ceiling.</param>
    public static LedgerTransaction TaskVerified(
        string taskId, string riderId, int points, int minutes, DateTimeOffset now, int? validMonths = null, int? ceiling = null) =>
        new(PointCeilingRules.OperationPrefix + taskId, PointCeilingRules.Earned, taskId, now,
        [
            .. Pay(riderId, LedgerUnit.Points, points),
            .. Pay(riderId, LedgerUnit.SocialMinutes, minutes),
        ])
        {
            PointsExpireAt = PointLotRules.ExpiresAt(now, validMonths),
            PointsCeiling = ceiling,
        };

    private static LedgerFault? CheckEntries(LedgerTransaction transaction)
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

    /// <summary>A hold, and what is posted of it, goes from one account that cannot go below zero to one other.</summary>
    private static LedgerFault? CheckHold(LedgerTransaction transaction) =>
        transaction.Entries.Length == 2 && !LedgerAccounts.MayBeNegative(transaction.Entries.Single(entry => entry.Amount < 0).Account)
            ? null
            : LedgerFault.NotAHold;

    private static LedgerEntry[] Pay(string riderId, LedgerUnit unit, long amount) => amount == 0
        ? []
        : [new(LedgerAccounts.Issuance, unit, -amount), new(LedgerAccounts.Rider(riderId), unit, amount)];
}
