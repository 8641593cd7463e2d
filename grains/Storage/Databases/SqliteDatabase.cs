using System.Data.Common;

namespace RedStation.Storage.Databases;

/// <summary>The embedded database. Queries work on the thread pool and commands on the writer's thread, because the driver blocks.</summary>
public sealed class SqliteDatabase(SqliteReaders readers, SqliteWriter writer, StorageFaults faults) : IDatabase
{
    /// <inheritdoc/>
    public Task<T> Read<T>(Func<DbConnection, Task<T>> query) =>
        faults.Translate("read", () => readers.Read(session => query(session.Connection)));

    /// <inheritdoc/>
    public Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> command) => faults.Translate(
        "write", () => writer.Write(session => command(session.Connection, session.Transaction!).GetAwaiter().GetResult()));
}
