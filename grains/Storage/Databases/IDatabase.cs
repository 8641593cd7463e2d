using System.Data.Common;

namespace RedStation.Storage.Databases;

/// <summary>
/// The database behind ledger, projections and accounts. Callers bring SQL that both databases understand, or that
/// stands in one named place per database.
/// </summary>
public interface IDatabase
{
    /// <summary>Runs a query on a connection of its own, off the caller's thread where the driver blocks.</summary>
    Task<T> Read<T>(Func<DbConnection, Task<T>> query);

    /// <summary>
    /// Runs a command inside one SQL transaction, as if no other ran at the same time. It commits when the function returns and
    /// rolls back when it throws. Where commands do run at the same time and two got into each other's way, the function runs
    /// again from its start: it may do nothing but SQL on the connection it is given.
    /// </summary>
    Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> command);

    /// <summary>
    /// As <see cref="Write"/>, for commands that are right whatever others commit between their statements: each statement
    /// finds, checks and changes its rows in one go. Many of them can then work on neighbouring or the same rows without
    /// starting again.
    /// </summary>
    Task<T> WriteRows<T>(Func<DbConnection, DbTransaction, Task<T>> command) => Write(command);
}
