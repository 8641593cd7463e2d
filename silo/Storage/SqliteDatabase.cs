using System.Data.Common;

namespace RedStation.Silo.Storage;

/// <summary>The embedded database. Every call works on the thread pool, because the driver blocks.</summary>
public sealed class SqliteDatabase(SqliteDataSource source, WriteGate gate, StorageFaults faults) : IDatabase
{
    /// <inheritdoc/>
    public Task<T> Read<T>(Func<DbConnection, Task<T>> query) => faults.Translate("read", () => Task.Run(async () =>
    {
        await using var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        return await query(connection).ConfigureAwait(false);
    }));

    /// <inheritdoc/>
    public Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> command) => faults.Translate("write", () => gate.Run(async () =>
    {
        await using var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        // Disposing a transaction that was not committed rolls it back.
        await using var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
        var result = await command(connection, transaction).ConfigureAwait(false);
        await transaction.CommitAsync().ConfigureAwait(false);
        return result;
    }));
}
