namespace RedStation.Domain.Ledger;

/// <summary>What the ledger made of one transaction, or of several that are linked: all were booked, or none.</summary>
/// <param name="Refusal">Why none was booked; null when all were, now or before.</param>
/// <param name="FailedIndex">Which of the linked transactions was refused, from 0; −1 when none was.</param>
/// <param name="Field">The field in which a known operation id differs, for <see cref="LedgerRefusal.OtherContent"/>; otherwise null.</param>
/// <param name="IsRepeat">Whether they had been booked before, so that nothing changed now.</param>
public sealed record LedgerAnswer(LedgerRefusal? Refusal, int FailedIndex, string? Field, bool IsRepeat)
{
    /// <summary>All were booked now.</summary>
    public static LedgerAnswer Booked { get; } = new(null, -1, null, IsRepeat: false);

    /// <summary>All had been booked before.</summary>
    public static LedgerAnswer Repeat { get; } = new(null, -1, null, IsRepeat: true);

    /// <summary>None was booked.</summary>
    public static LedgerAnswer Refused(int index, LedgerRefusal refusal, string? field = null) => new(refusal, index, field, IsRepeat: false);
}
