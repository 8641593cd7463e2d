namespace RedStation.Storage.Databases;

/// <summary>What the database's files still hold of rows that are gone.</summary>
public interface IDeletedTraces
{
    /// <summary>Has as little as possible left of them, as far as the database lets a program do so. May be done any number of times.</summary>
    Task Overwrite();
}

/// <summary>
/// The embedded database: freed space is overwritten as it is freed (<see cref="SqliteDataSource"/>); what the log holds of before goes with it.
/// </summary>
/// <param name="source">The database.</param>
internal sealed class SqliteDeletedTraces(SqliteDataSource source) : IDeletedTraces
{
    private const string EmptyLog = "PRAGMA wal_checkpoint(TRUNCATE)";

    /// <summary>A log that is in use is left to the next time: nobody is kept waiting for long.</summary>
    public Task Overwrite() => Task.Run(() =>
    {
        using var connection = source.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = EmptyLog;
        command.ExecuteNonQuery();
    });
}

/// <summary>PostgreSQL removes dead rows itself (autovacuum), and its log is its operator's.</summary>
internal sealed class PostgresDeletedTraces : IDeletedTraces
{
    /// <inheritdoc/>
    public Task Overwrite() => Task.CompletedTask;
}
