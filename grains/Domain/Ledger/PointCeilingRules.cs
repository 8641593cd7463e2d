namespace RedStation.Domain.Ledger;

/// <summary>
/// How many points a rider may earn with tasks in a calendar month, China's. What is above is not paid; the social time is certified all the same,
/// and the movement's kind says so.
/// </summary>
public static class PointCeilingRules
{
    /// <summary>The kind of a credit for a task.</summary>
    public const string Earned = "task_verified";

    /// <summary>The kind of a credit of which the ceiling has left less than the price, or nothing.</summary>
    public const string EarnedCapped = "task_verified_capped";

    /// <summary>What operation ids of credits for tasks begin with.</summary>
    public const string OperationPrefix = "task-verified:";

    /// <summary>How many points of a price can be paid.</summary>
    /// <param name="points">The price, ≥ 0.</param>
    /// <param name="ceiling">The month's ceiling; null for none.</param>
    /// <param name="earned">What the rider has earned in the month.</param>
    public static long Payable(long points, int? ceiling, long earned) =>
        ceiling is { } most ? Math.Clamp(most - earned, 0, points) : points;

    /// <summary>The account that a transaction credits with points, or null when it credits no rider.</summary>
    public static string? CreditedAccount(LedgerTransaction transaction) =>
        transaction.Entries.FirstOrDefault(IsCredit)?.Account;

    /// <summary>The transaction with no more points than the ceiling leaves.</summary>
    /// <param name="transaction">A credit with a <see cref="LedgerTransaction.PointsCeiling"/>.</param>
    /// <param name="earned">What the rider has earned in the month before.</param>
    public static LedgerTransaction Limit(LedgerTransaction transaction, long earned)
    {
        var asked = PointsOf(transaction.Entries);
        var payable = Payable(asked, transaction.PointsCeiling, earned);
        return payable == asked ? transaction : Cut(transaction, payable);
    }

    /// <summary>
    /// The transaction as it was booked under its id, where the ceiling had left less of it: so that repeating it is known as the same.
    /// </summary>
    /// <param name="transaction">What is asked for again.</param>
    /// <param name="kind">The kind under which it was booked.</param>
    /// <param name="entries">What was moved.</param>
    public static LedgerTransaction AsBooked(LedgerTransaction transaction, string kind, IEnumerable<LedgerEntry> entries) =>
        transaction.Kind == Earned && kind == EarnedCapped && PointsOf(entries) is var booked && booked < PointsOf(transaction.Entries)
            ? Cut(transaction, booked)
            : transaction;

    private static LedgerTransaction Cut(LedgerTransaction transaction, long points) => transaction with
    {
        Kind = EarnedCapped,
        Entries = [.. transaction.Entries.Select(entry => Cut(entry, points)).Where(entry => entry.Amount != 0)],
    };

    private static LedgerEntry Cut(LedgerEntry entry, long points) =>
        entry.Unit != LedgerUnit.Points ? entry : entry with { Amount = entry.Amount < 0 ? -points : points };

    private static long PointsOf(IEnumerable<LedgerEntry> entries) => entries.Where(IsCredit).Sum(entry => entry.Amount);

    private static bool IsCredit(LedgerEntry entry) =>
        entry.Unit == LedgerUnit.Points && entry.Amount > 0 && LedgerAccounts.RiderOf(entry.Account) is not null;
}
