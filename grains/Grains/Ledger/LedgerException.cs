namespace RedStation.Grains.Ledger;

/// <summary>A transaction that may not be posted: a fault of the caller, not an answer to a user.</summary>
public sealed class LedgerException(string message) : Exception(message);
