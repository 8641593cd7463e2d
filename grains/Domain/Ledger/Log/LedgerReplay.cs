namespace RedStation.Domain.Ledger.Log;

/// <summary>Replays logged transactions from the first on, and finds what no ledger that keeps its rules could hold.</summary>
public sealed class LedgerReplay
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LedgerRecord> open = new(StringComparer.Ordinal);
    private readonly HashSet<string> reversed = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Account, string Unit), (long Amount, long Held)> balances = [];

    /// <summary>What an account has, what is on hold included.</summary>
    public long BalanceOf(string account, string unit) => balances.GetValueOrDefault((account, unit)).Amount;

    /// <summary>Adds the next transaction. Returns what is wrong with it, in a few words of English, or null.</summary>
    public string? Add(LedgerRecord record)
    {
        if (!seen.Add(record.OperationId))
        {
            return "its operation id was logged before";
        }

        if (record.Entries.GroupBy(entry => entry.Unit).Any(unit => unit.Sum(entry => entry.Amount) != 0))
        {
            return "its entries do not sum to zero";
        }

        return record.Step switch
        {
            "pending" => Hold(record),
            "post" or "void" or "expire" => Resolve(record),
            "reversal" when !seen.Contains(record.RelatedId ?? "") => "it takes back a transaction that is not in the log",
            "reversal" when !reversed.Add(record.RelatedId!) => "it takes back what was taken back before",
            "direct" or "reversal" => record.Entries.IsEmpty ? "it moves nothing" : Move(record),
            _ => "its step is unknown",
        };
    }

    private string? Hold(LedgerRecord record)
    {
        if (record.Entries.Count(entry => entry.Amount < 0) != 1)
        {
            return "it does not hold one amount";
        }

        open.Add(record.OperationId, record);
        var from = record.Entries.Single(entry => entry.Amount < 0);
        return Change(from.Account, from.Unit, 0, -from.Amount);
    }

    private string? Resolve(LedgerRecord record)
    {
        if (record.RelatedId is null || !open.Remove(record.RelatedId, out var pending))
        {
            return "the hold that it ends is not open";
        }

        var from = pending.Entries.Single(entry => entry.Amount < 0);
        var taken = -record.Entries.Where(entry => entry.Amount < 0).Sum(entry => entry.Amount);
        if (taken > -from.Amount || (record.Step != "post" && taken != 0))
        {
            return "it moves more than was held";
        }

        return Change(from.Account, from.Unit, 0, from.Amount) ?? Move(record);
    }

    private string? Move(LedgerRecord record)
    {
        foreach (var entry in record.Entries)
        {
            if (Change(entry.Account, entry.Unit, entry.Amount, 0) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private string? Change(string account, string unit, long amount, long held)
    {
        var before = balances.GetValueOrDefault((account, unit));
        var after = (Amount: before.Amount + amount, Held: before.Held + held);
        balances[(account, unit)] = after;
        return LedgerAccounts.MayBeNegative(account) || after.Amount >= after.Held ? null : $"it leaves {account} with less than it has promised";
    }
}
