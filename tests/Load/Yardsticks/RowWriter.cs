using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>A connection that puts one row at a time, durably.</summary>
public sealed class RowWriter : IAsyncDisposable
{
    private const int Rows = 10_000;
    private const int PostgresConnections = 16;
    private const string Table = "redstation_load_yardstick";

    private readonly DbConnection connection;
    private readonly DbCommand put;
    private readonly DbParameter id;
    private readonly bool dropsTable;

    private RowWriter(DbConnection connection, int rowBytes, bool dropsTable)
    {
        (this.connection, this.dropsTable) = (connection, dropsTable);
        put = connection.CreateCommand();
        put.CommandText = $"INSERT INTO {Table} VALUES (@id, 1, @payload) "
            + $"ON CONFLICT (id) DO UPDATE SET version = {Table}.version + 1, payload = excluded.payload";
        id = Parameter("id", "load-0");
        Parameter("payload", new byte[rowBytes]);
    }

    /// <summary>On SQLite in a folder: one writer, for it takes no more; WAL, and every commit reaches the disk.</summary>
    public static async Task<IReadOnlyList<RowWriter>> Sqlite(Run run, int rowBytes)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(run.Folder.Under("sql"), "yardstick.db")};Pooling=False");
        await connection.OpenAsync();
        await Execute(
            connection,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
            + $"CREATE TABLE {Table} (id TEXT PRIMARY KEY, version INTEGER NOT NULL, payload BLOB NOT NULL) WITHOUT ROWID;");
        return [new RowWriter(connection, rowBytes, dropsTable: false)];
    }

    /// <summary>On PostgreSQL, in a table of its own that goes with the last writer.</summary>
    public static async Task<IReadOnlyList<RowWriter>> Postgres(string connectionString, int rowBytes)
    {
        var writers = new List<RowWriter>();
        for (var number = 0; number < PostgresConnections; number++)
        {
            var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            if (number == 0)
            {
                await Execute(connection, $"CREATE TABLE {Table} (id TEXT PRIMARY KEY, version INTEGER NOT NULL, payload BYTEA NOT NULL)");
            }

            var writer = new RowWriter(connection, rowBytes, dropsTable: number == PostgresConnections - 1);
            await writer.put.PrepareAsync();
            writers.Add(writer);
        }

        return writers;
    }

    /// <summary>Puts a row.</summary>
    public async Task Put(long number)
    {
        id.Value = "load-" + (number % Rows);
        await put.ExecuteNonQueryAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (dropsTable)
        {
            await Execute(connection, $"DROP TABLE {Table}");
        }

        await put.DisposeAsync();
        await connection.DisposeAsync();
    }

    private DbParameter Parameter(string name, object value)
    {
        var parameter = put.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        put.Parameters.Add(parameter);
        return parameter;
    }

    private static async Task Execute(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
