using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;

namespace RedStation.Storage.Ledger;

/// <summary>Keeps an account's lots, and takes what is over, inside the SQL transaction of a booking.</summary>
internal sealed class PointExpiry(LedgerStatements statements, PointLotStatements lots)
{
    /// <summary>Whether an account can have lots.</summary>
    public static bool Concerns(string account, LedgerUnit unit) => unit == LedgerUnit.Points && LedgerAccounts.RiderOf(account) is not null;

    /// <summary>
    /// Takes what is over, if a look is due. What is there afterwards can be spent, whatever the balance says of the next look. True when it has
    /// looked.
    /// </summary>
    public async Task<bool> TakeDue(string account, DateTimeOffset now)
    {
        if (await lots.FindAndLock(account) is not { DueAt: { } dueAt } balance || dueAt > now.ToUnixTimeMilliseconds())
        {
            return false;
        }

        var left = balance.Amount;
        foreach (var due in PointLotRules.Due(await lots.Of(account), balance.Amount - balance.Held, now))
        {
            var transfer = PointLotRules.Expire(LedgerAccounts.RiderOf(account)!, due, now);
            if (!await statements.TakeFrom(account, LedgerUnit.Points, due.Points))
            {
                throw new LedgerException($"The balance of {account} does not cover what is over: audit the ledger.");
            }

            await statements.Add(transfer, transfer.Entries);
            await lots.Expire(account, due.Lot, due.Points);
            left -= due.Points;
        }

        await lots.LookAgain(account, PointLotRules.NextExpiry(await lots.Of(account), left));
        return true;
    }

    /// <summary>Notes a credit, for accounts that have lots.</summary>
    public Task Credited(LedgerTransaction transaction, LedgerEntry entry) =>
        lots.Add(entry.Account, PointLotRules.MonthOf(transaction.At), transaction.PointsExpireAt, entry.Amount);

    /// <summary>Notes that a credit was reversed.</summary>
    public async Task TakenBack(string account, DateTimeOffset credited, long points)
    {
        foreach (var (lot, part) in PointLotRules.TakenBack(await lots.Of(account), PointLotRules.MonthOf(credited), points))
        {
            await lots.TakeBack(account, lot, part);
        }
    }
}
