using System.Collections.Immutable;
using RedStation.Domain.Ledger;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>What a ledger must do, written a second time and as plainly as possible: everything in lists, looked through from the start.</summary>
public sealed class LedgerModel
{
    private readonly List<(LedgerTransaction Asked, ImmutableArray<LedgerEntry> Moved)> booked = [];
    private readonly HashSet<string> refused = [];

    /// <summary>How many transactions were booked, without the ends of holds whose time was over.</summary>
    public int Booked => booked.Count;

    /// <summary>What an account has, what is on hold included.</summary>
    public long Balance(string account) => booked.Sum(one => one.Moved.Where(entry => entry.Account == account).Sum(entry => entry.Amount));

    /// <summary>What an account has on hold at a moment.</summary>
    public long Held(string account, DateTimeOffset now) => booked
        .Where(one => one.Asked.Step == LedgerStep.Pending && IsOpen(one.Asked, now) && From(one.Asked) == account)
        .Sum(one => one.Asked.Entries.Max(entry => entry.Amount));

    /// <summary>What the ledger must answer.</summary>
    public LedgerRefusal? Execute(ImmutableArray<LedgerTransaction> linked)
    {
        var known = linked.Count(one => booked.Any(other => other.Asked.OperationId == one.OperationId));
        foreach (var one in linked)
        {
            var before = booked.FirstOrDefault(other => other.Asked.OperationId == one.OperationId).Asked;
            if (refused.Contains(one.OperationId))
            {
                return LedgerRefusal.InsufficientFunds;
            }

            if (before is not null && !Same(before, one))
            {
                return LedgerRefusal.OtherContent;
            }
        }

        if (known > 0)
        {
            return known == linked.Length ? null : LedgerRefusal.OtherContent;
        }

        var start = booked.Count;
        foreach (var one in linked)
        {
            var (refusal, moved) = Decide(one);
            if (refusal is not null)
            {
                booked.RemoveRange(start, booked.Count - start);
                if (refusal == LedgerRefusal.InsufficientFunds)
                {
                    refused.Add(one.OperationId);
                }

                return refusal;
            }

            booked.Add((one, moved));
        }

        return null;
    }

    private static string From(LedgerTransaction transaction) => transaction.Entries.Single(entry => entry.Amount < 0).Account;

    private static bool Same(LedgerTransaction one, LedgerTransaction other) =>
        one.Step == other.Step && one.RelatedId == other.RelatedId && one.HoldFor == other.HoldFor
        && (other.Entries.IsEmpty || one.Entries.IsEmpty || one.Entries.ToHashSet().SetEquals(other.Entries));

    private (LedgerRefusal?, ImmutableArray<LedgerEntry>) Decide(LedgerTransaction asked)
    {
        switch (asked.Step)
        {
            case LedgerStep.Direct:
                return Pays(asked.Entries, asked.At) ? (null, asked.Entries) : (LedgerRefusal.InsufficientFunds, []);
            case LedgerStep.Pending:
                return Pays(asked.Entries, asked.At) ? (null, []) : (LedgerRefusal.InsufficientFunds, []);
            case LedgerStep.Reversal:
                return Reverse(asked);
        }

        var pending = booked.FirstOrDefault(one => one.Asked.OperationId == asked.RelatedId && one.Asked.Step == LedgerStep.Pending).Asked;
        if (pending is null)
        {
            return (LedgerRefusal.UnknownPending, []);
        }

        var end = booked
            .FirstOrDefault(one => one.Asked.RelatedId == pending.OperationId && one.Asked.Step is LedgerStep.Post or LedgerStep.Void).Asked;
        if (end is not null)
        {
            return (end.Step == LedgerStep.Post ? LedgerRefusal.AlreadyPosted : LedgerRefusal.AlreadyVoided, []);
        }

        if (asked.At >= pending.At + pending.HoldFor)
        {
            return (LedgerRefusal.HoldExpired, []);
        }

        if (asked.Step == LedgerStep.Void)
        {
            return (null, []);
        }

        var moved = asked.Entries.IsEmpty ? pending.Entries : asked.Entries;
        var fits = moved.All(entry => pending.Entries.Any(held =>
            held.Account == entry.Account && Math.Sign(held.Amount) == Math.Sign(entry.Amount) && Math.Abs(entry.Amount) <= Math.Abs(held.Amount)));
        return fits ? (null, moved) : (LedgerRefusal.ExceedsHold, []);
    }

    private (LedgerRefusal?, ImmutableArray<LedgerEntry>) Reverse(LedgerTransaction asked)
    {
        var original = booked.FirstOrDefault(one => one.Asked.OperationId == asked.RelatedId);
        if (original.Asked is null)
        {
            return (LedgerRefusal.UnknownTransaction, []);
        }

        if (booked.Any(one => one.Asked.Step == LedgerStep.Reversal && one.Asked.RelatedId == asked.RelatedId))
        {
            return (LedgerRefusal.AlreadyReversed, []);
        }

        if (original.Moved.IsEmpty || original.Asked.Step == LedgerStep.Reversal)
        {
            return (LedgerRefusal.NotReversible, []);
        }

        var undone = new List<LedgerEntry>();
        foreach (var entry in original.Moved)
        {
            var can = entry.Account.StartsWith("system:", StringComparison.Ordinal) || entry.Amount < 0
                ? entry.Amount
                : Math.Min(entry.Amount, Balance(entry.Account) - Held(entry.Account, asked.At));
            undone.Add(entry with { Amount = -can });
            if (can < entry.Amount && !entry.Account.StartsWith("rider:", StringComparison.Ordinal))
            {
                return (LedgerRefusal.InsufficientFunds, []);
            }

            undone.Add(new LedgerEntry("system:debt:" + entry.Account[(entry.Account.IndexOf(':') + 1)..], entry.Unit, can - entry.Amount));
        }

        return (null, [.. undone.Where(entry => entry.Amount != 0)]);
    }

    private bool Pays(ImmutableArray<LedgerEntry> entries, DateTimeOffset now) => entries
        .Where(entry => entry.Amount < 0 && !entry.Account.StartsWith("system:", StringComparison.Ordinal))
        .All(entry => Balance(entry.Account) - Held(entry.Account, now) >= -entry.Amount);

    private bool IsOpen(LedgerTransaction pending, DateTimeOffset now) =>
        now < pending.At + pending.HoldFor
        && !booked.Any(one => one.Asked.RelatedId == pending.OperationId && one.Asked.Step is LedgerStep.Post or LedgerStep.Void);
}
