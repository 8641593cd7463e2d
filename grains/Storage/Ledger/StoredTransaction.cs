using RedStation.Domain.Ledger;

namespace RedStation.Storage.Ledger;

/// <summary>A row of the ledger's transactions, or of its refusals.</summary>
internal sealed record StoredTransaction(string Kind, string Reference, string Step, string? RelatedId, long? EffectiveAt, long At)
{
    private const string RefusedStep = "refused";

    /// <summary>Whether the id was refused for good.</summary>
    public bool IsRefused => Step == RefusedStep;

    /// <summary>
    /// The first field in which a transaction differs from the one booked under its id, or null. The time of booking is not compared: who
    /// books again after a crash does so later. Nor are entries that follow from the transaction it names.
    /// </summary>
    /// <param name="transaction">What is asked for now.</param>
    /// <param name="entries">What was moved then.</param>
    /// <param name="hold">What was put on hold then, or null.</param>
    public string? DiffersIn(LedgerTransaction transaction, IReadOnlyList<LedgerEntry> entries, LedgerHold? hold)
    {
        var held = hold is null ? null : new HashSet<LedgerEntry>
        {
            new(hold.From, hold.Unit, -hold.Amount), new(hold.To, hold.Unit, hold.Amount),
        };
        return this switch
        {
            _ when Step != LedgerNames.Of(transaction.Step) => "step",
            _ when Kind != transaction.Kind => "kind",
            _ when Reference != transaction.Reference => "reference",
            _ when RelatedId != transaction.RelatedId => "relatedId",
            _ when EffectiveAt != transaction.EffectiveAt?.ToUnixTimeMilliseconds() => "effectiveAt",
            _ when !transaction.Entries.IsEmpty && !(held ?? [.. entries]).SetEquals(transaction.Entries) => "entries",
            _ when hold?.ExpiresAt.ToUnixTimeMilliseconds() - At != (long?)transaction.HoldFor?.TotalMilliseconds => "holdFor",
            _ => null,
        };
    }
}
