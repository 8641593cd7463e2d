using System.Data;
using Microsoft.Data.Sqlite;

namespace RedStation.Storage.Databases;

/// <summary>A connection that is kept, with the statements that were prepared on it. One thread at a time may use it.</summary>
public sealed class SqliteSession : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);

    /// <summary>Opens one.</summary>
    public SqliteSession(SqliteDataSource source) => Connection = source.OpenKept();

    /// <summary>The connection.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>The transaction that is open on it, or null.</summary>
    public SqliteTransaction? Transaction { get; private set; }

    /// <summary>A statement with its values, prepared on first use. Use it up before asking for the same one again.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="values">Its parameters by name, the same names each time; null for the SQL null.</param>
    public SqliteCommand Statement(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = new SqliteCommand(sql, Connection);
            foreach (var (name, _) in values)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            prepared.Add(sql, command);
        }

        command.Transaction = Transaction;
        for (var at = 0; at < values.Length; at++)
        {
            command.Parameters[at].Value = values[at].Value ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>Begins a transaction that writes.</summary>
    public void Begin() => Transaction = Connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);

    /// <summary>Commits the open transaction; it is on the disk when this returns.</summary>
    public void Commit()
    {
        Transaction!.Commit();
        Transaction.Dispose();
        Transaction = null;
    }

    /// <summary>Undoes the open transaction, also where SQLite has done so by itself.</summary>
    public void Rollback()
    {
        Transaction!.Rollback();
        Transaction.Dispose();
        Transaction = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        // Rolls back what was not committed.
        Connection.Dispose();
    }
}
