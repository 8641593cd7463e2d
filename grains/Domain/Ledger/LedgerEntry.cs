namespace RedStation.Domain.Ledger;

/// <summary>One side of a movement.</summary>
/// <param name="Account">Which account, see <see cref="LedgerAccounts"/>.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Amount">How much the account gains; negative when it gives.</param>
public sealed record LedgerEntry(string Account, LedgerUnit Unit, long Amount);
