using System.Collections.Immutable;

namespace RedStation.Domain.Ledger.Log;

/// <summary>What a transaction did to one account in one unit: a line of a wallet or a statement.</summary>
/// <param name="Account">The account.</param>
/// <param name="Sequence">The transaction's number in the log; null in the second before it has one.</param>
/// <param name="OperationId">The transaction.</param>
/// <param name="Kind">What it is for, such as <c>task_verified</c>.</param>
/// <param name="Reference">The id of what caused it.</param>
/// <param name="Step">What it does: direct, pending, post, void, expire or reversal.</param>
/// <param name="RelatedId">The transaction that it follows, or null.</param>
/// <param name="At">When it was booked, in milliseconds since 1970.</param>
/// <param name="EffectiveAt">When it counts, in milliseconds since 1970.</param>
/// <param name="Unit">What is counted: points, socialMinutes, fen or poolMinutes.</param>
/// <param name="Amount">What the account gained; negative when it gave.</param>
/// <param name="Held">What went on hold; negative when a hold ended.</param>
public sealed record LedgerMovement(
    string Account,
    long? Sequence,
    string OperationId,
    string Kind,
    string Reference,
    string Step,
    string? RelatedId,
    long At,
    long EffectiveAt,
    string Unit,
    long Amount,
    long Held)
{
    /// <summary>The movements of a transaction, by account.</summary>
    /// <param name="record">The transaction.</param>
    /// <param name="sequence">Its number, or null.</param>
    /// <param name="hold">What it puts on hold, or the hold that it ends; null when it has to do with none.</param>
    public static ImmutableArray<LedgerMovement> Of(LedgerRecord record, long? sequence, LedgerHeldAmount? hold)
    {
        var isPending = record.ExpiresAt is not null;
        var sides = isPending ? [] : record.Entries.Select(entry => (entry.Account, entry.Unit, entry.Amount, Held: 0L));
        if (hold is not null)
        {
            sides = sides.Append((hold.Account, hold.Unit, 0L, isPending ? hold.Amount : -hold.Amount));
        }

        return
        [
            .. sides
                .GroupBy(side => (side.Account, side.Unit))
                .Select(side => new LedgerMovement(
                    side.Key.Account, sequence, record.OperationId, record.Kind, record.Reference, record.Step, record.RelatedId,
                    record.At, record.EffectiveAt ?? record.At, side.Key.Unit, side.Sum(one => one.Amount), side.Sum(one => one.Held))),
        ];
    }
}

/// <summary>What an account holds back.</summary>
/// <param name="Account">Who gives.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How much, ≥ 1.</param>
public sealed record LedgerHeldAmount(string Account, string Unit, long Amount);
