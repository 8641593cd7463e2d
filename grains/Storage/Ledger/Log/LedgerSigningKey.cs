using RedStation.Storage.Databases;

namespace RedStation.Storage.Ledger.Log;

/// <summary>
/// The key that signs heads of the ledger's log: the file <c>ledger-signing.pem</c> in the data folder. Silos of a cluster that are to sign with one
/// key are given the same file.
/// </summary>
public sealed class LedgerSigningKey(DataFolder folder) : SigningKeyFile(folder, "ledger-signing.pem");
