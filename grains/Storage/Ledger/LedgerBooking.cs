using System.Collections.Immutable;
using System.Data.Common;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;

namespace RedStation.Storage.Ledger;

/// <summary>Books linked transactions inside one SQL transaction: all of them, or none.</summary>
internal sealed class LedgerBooking(LedgerStatements statements, PointExpiry expiry)
{
    private const string Savepoint = "ledger_booking";

    /// <summary>Whether something is taken back. What it returns may be put on hold again with it, as if it had never left.</summary>
    private bool isRestoring;

    /// <summary>Makes one for an open SQL transaction.</summary>
    public static LedgerBooking In(DbConnection connection, DbTransaction sql)
    {
        var statements = new LedgerStatements(connection, sql);
        return new LedgerBooking(statements, new PointExpiry(statements, new PointLotStatements(connection, sql)));
    }

    /// <summary>Books, answers a repeat, or refuses.</summary>
    public async Task<LedgerAnswer> Book(ImmutableArray<LedgerTransaction> linked)
    {
        if (await Known(linked) is { } known)
        {
            return known;
        }

        // A refused transaction of one debit has written nothing by then, and needs no way back.
        var undoable = linked.Length > 1 || linked[0].Step == LedgerStep.Reversal || linked[0].Entries.Count(entry => entry.Amount < 0) > 1;
        if (undoable)
        {
            await statements.Run("SAVEPOINT " + Savepoint);
        }

        isRestoring = linked.Any(transaction => transaction.Step == LedgerStep.Reversal);
        for (var index = 0; index < linked.Length; index++)
        {
            if (await Book(linked[index]) is not { } refusal)
            {
                continue;
            }

            if (undoable)
            {
                await statements.Run("ROLLBACK TO SAVEPOINT " + Savepoint);
            }

            if (refusal == LedgerRefusal.InsufficientFunds)
            {
                await statements.AddRefusalOf(linked[index]);
            }

            return LedgerAnswer.Refused(index, refusal);
        }

        if (undoable)
        {
            await statements.Run("RELEASE SAVEPOINT " + Savepoint);
        }

        return LedgerAnswer.Booked;
    }

    /// <summary>Books what became of a hold whose time is over. Whoever notices first does.</summary>
    public async Task<bool> Expire(string pendingId, DateTimeOffset now)
    {
        if (await statements.Hold(pendingId) is not { ResolvedBy: null } hold || hold.ExpiresAt > now)
        {
            return false;
        }

        await Expire(hold, now);
        return true;
    }

    /// <summary>Takes points of an account that are over. Whoever notices first does.</summary>
    public async Task<bool> ExpirePoints(string account, DateTimeOffset now)
    {
        await ExpireHolds(account, LedgerUnit.Points, now);
        return await expiry.TakeDue(account, now);
    }

    /// <summary>The answer to ids that the ledger has seen, or null when all are new.</summary>
    private async Task<LedgerAnswer?> Known(ImmutableArray<LedgerTransaction> linked)
    {
        var repeats = 0;
        for (var index = 0; index < linked.Length; index++)
        {
            var transaction = linked[index];
            if (await statements.FindAndLock(transaction.OperationId) is not { } stored)
            {
                continue;
            }

            if (stored.IsRefused)
            {
                return LedgerAnswer.Refused(index, LedgerRefusal.InsufficientFunds);
            }

            var hold = transaction.Step == LedgerStep.Pending ? await statements.Hold(transaction.OperationId) : null;
            var entries = transaction.Entries.IsEmpty ? [] : await statements.Entries(transaction.OperationId);
            if (stored.DiffersIn(PointCeilingRules.AsBooked(transaction, stored.Kind, entries), entries, hold) is { } field)
            {
                return LedgerAnswer.Refused(index, LedgerRefusal.OtherContent, field);
            }

            repeats++;
        }

        return repeats == 0 ? null
            : repeats == linked.Length ? LedgerAnswer.Repeat
            : LedgerAnswer.Refused(repeats, LedgerRefusal.OtherContent, "linked");
    }

    private Task<LedgerRefusal?> Book(LedgerTransaction transaction) => transaction.Step switch
    {
        LedgerStep.Direct => MoveBelowCeiling(transaction),
        LedgerStep.Pending => Hold(transaction),
        LedgerStep.Reversal => Reverse(transaction),
        _ => Resolve(transaction),
    };

    private async Task<LedgerRefusal?> MoveBelowCeiling(LedgerTransaction transaction)
    {
        if (transaction.PointsCeiling is not null && PointCeilingRules.CreditedAccount(transaction) is { } account)
        {
            transaction = PointCeilingRules.Limit(transaction, await statements.Earned(account, transaction.At));
        }

        return await Move(transaction, transaction.Entries);
    }

    private async Task<LedgerRefusal?> Move(LedgerTransaction transaction, IReadOnlyCollection<LedgerEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Amount < 0 && !LedgerAccounts.MayBeNegative(entry.Account)))
        {
            if (!await Take(entry.Account, entry.Unit, -entry.Amount, hold: 0, transaction.At))
            {
                return LedgerRefusal.InsufficientFunds;
            }
        }

        await Write(transaction, entries);
        return null;
    }

    private async Task<LedgerRefusal?> Hold(LedgerTransaction transaction)
    {
        var from = transaction.Entries.Single(entry => entry.Amount < 0);
        var to = transaction.Entries.Single(entry => entry.Amount > 0);
        if (!await Take(from.Account, from.Unit, amount: 0, hold: to.Amount, transaction.At))
        {
            return LedgerRefusal.InsufficientFunds;
        }

        await statements.Add(transaction);
        await statements.Add(new LedgerHold(
            transaction.OperationId, from.Account, to.Account, to.Unit, to.Amount, transaction.At + transaction.HoldFor!.Value, ResolvedBy: null));
        return null;
    }

    private async Task<LedgerRefusal?> Resolve(LedgerTransaction transaction)
    {
        var hold = await statements.Hold(transaction.RelatedId!);
        if (LedgerHoldRules.Check(hold, transaction) is { } refusal)
        {
            if (hold is { ResolvedBy: null } && hold.ExpiresAt <= transaction.At)
            {
                await Expire(hold, transaction.At);
            }

            return refusal;
        }

        var moved = transaction.Step == LedgerStep.Post ? LedgerHoldRules.Moved(hold!, transaction) : [];
        await Release(hold!, moved);
        await Write(transaction, moved);
        return null;
    }

    private async Task Expire(LedgerHold hold, DateTimeOffset now)
    {
        await Release(hold, []);
        await statements.Add(LedgerTransfers.Expire(hold.OperationId, hold.OperationId, now));
    }

    /// <summary>Ends a hold; what is moved of it leaves the account in the same statement.</summary>
    private async Task Release(LedgerHold hold, LedgerEntry[] moved)
    {
        var amount = -moved.Where(entry => entry.Account == hold.From).Sum(entry => entry.Amount);
        if (!await statements.TakeFrom(hold.From, hold.Unit, amount, release: hold.Amount))
        {
            throw new LedgerException($"The balance of {hold.From} does not cover the hold {hold.OperationId}: audit the ledger.");
        }

        await statements.Close(hold);
    }

    private async Task<LedgerRefusal?> Reverse(LedgerTransaction transaction)
    {
        var original = await statements.Find(transaction.RelatedId!);
        if (original is null || original.IsRefused)
        {
            return LedgerRefusal.UnknownTransaction;
        }

        if (await statements.IsReversed(transaction.RelatedId!))
        {
            return LedgerRefusal.AlreadyReversed;
        }

        var entries = await statements.Entries(transaction.RelatedId!);
        if (entries.Count == 0 || LedgerNames.Step(original.Step) == LedgerStep.Reversal)
        {
            return LedgerRefusal.NotReversible;
        }

        var available = new Dictionary<(string, LedgerUnit), long>();
        foreach (var entry in entries.Where(entry => entry.Amount > 0 && !LedgerAccounts.MayBeNegative(entry.Account)))
        {
            await ExpireHolds(entry.Account, entry.Unit, transaction.At);
            if (PointExpiry.Concerns(entry.Account, entry.Unit))
            {
                await expiry.TakeDue(entry.Account, transaction.At);
            }

            available[(entry.Account, entry.Unit)] = await statements.Available(entry.Account, entry.Unit);
        }

        if (ReversalRules.Undo(entries, (account, unit) => available[(account, unit)]) is not { } undone)
        {
            return LedgerRefusal.InsufficientFunds;
        }

        foreach (var entry in undone.Where(entry => entry.Amount < 0 && PointExpiry.Concerns(entry.Account, entry.Unit)))
        {
            await expiry.TakenBack(entry.Account, DateTimeOffset.FromUnixTimeMilliseconds(original.At), -entry.Amount);
        }

        return await Move(transaction, undone);
    }

    /// <summary>
    /// Takes or holds. Holds that have lapsed meanwhile count again, and points whose validity is over do not, whether or not anybody had noticed.
    /// Whoever cannot take at once looks again in any case: others may have noticed in between, and then there is nothing left to do but to take.
    /// </summary>
    private async Task<bool> Take(string account, LedgerUnit unit, long amount, long hold, DateTimeOffset now)
    {
        if (await statements.TakeFrom(account, unit, amount, hold, now: isRestoring ? null : now))
        {
            return true;
        }

        await ExpireHolds(account, unit, now);
        if (!isRestoring && PointExpiry.Concerns(account, unit))
        {
            await expiry.TakeDue(account, now);
        }

        return await statements.TakeFrom(account, unit, amount, hold);
    }

    private async Task ExpireHolds(string account, LedgerUnit unit, DateTimeOffset now)
    {
        foreach (var lapsed in await statements.Lapsed(account, unit, now))
        {
            await Expire(lapsed, now);
        }
    }

    /// <summary>Writes a transaction with its entries, and gives what it gives.</summary>
    private async Task Write(LedgerTransaction transaction, IReadOnlyCollection<LedgerEntry> entries)
    {
        foreach (var entry in entries.Where(entry => entry.Amount > 0 && !LedgerAccounts.MayBeNegative(entry.Account)))
        {
            var concerned = PointExpiry.Concerns(entry.Account, entry.Unit);
            var isReturned = transaction.Step == LedgerStep.Reversal;
            var hasLots = await statements.GiveTo(
                entry.Account, entry.Unit, entry.Amount, concerned ? transaction.PointsExpireAt : null, isReturned);
            if (concerned && hasLots && !isReturned)
            {
                await expiry.Credited(transaction, entry);
            }
        }

        await statements.Add(transaction, entries);
    }
}
