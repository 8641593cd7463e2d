using Microsoft.Data.Sqlite;

namespace RedStation.Storage.Databases;

/// <summary>
/// A connection that keeps the statements of its commands prepared, whoever makes the commands: SQLite's driver prepares a
/// statement anew for each, which costs more than running it. One thread at a time may use it.
/// </summary>
internal sealed class StatementCachingConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Far more than we have; it bounds what statements of many lengths (lists of values) can take.</summary>
    private const int Most = 256;

    private readonly Dictionary<string, SqliteCommand> idle = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override SqliteCommand CreateCommand() => new CachedStatementCommand(this) { CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <summary>The prepared statement, which is the caller's until it is given back; a new one where there is none or another has it.</summary>
    internal SqliteCommand Take(string sql) => this.idle.Remove(sql, out var idle) ? idle : new SqliteCommand(sql, this);

    /// <summary>Takes a statement back that did its work.</summary>
    internal void GiveBack(SqliteCommand statement)
    {
        statement.Transaction = null;
        foreach (SqliteParameter parameter in statement.Parameters)
        {
            // A photo is not to be kept.
            parameter.Value = DBNull.Value;
        }

        if (idle.Count >= Most || !idle.TryAdd(statement.CommandText, statement))
        {
            statement.Dispose();
        }
    }
}
