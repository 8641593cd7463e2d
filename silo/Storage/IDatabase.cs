using System.Data.Common;

namespace RedStation.Silo.Storage;

/// <summary>
/// The database behind ledger, projections and accounts. Callers bring SQL that both databases understand, or that
/// stands in one named place per database.
/// </summary>
public interface IDatabase
{
    /// <summary>Runs a query on a connection of its own, off the caller's thread where the driver blocks.</summary>
    Task<T> Read<T>(Func<DbConnection, Task<T>> query);

    /// <summary>
    /// Runs a command inside one SQL transaction, behind the write gate. It commits when the function returns and rolls
    /// back when it throws.
    /// </summary>
    Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> command);
}
