namespace RedStation.Storage.Ledger.Log;

/// <summary>The log in the database is not whole.</summary>
public sealed class LedgerLogException(string message) : Exception(message);
