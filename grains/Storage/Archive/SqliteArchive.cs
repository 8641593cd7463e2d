using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Archive;

/// <summary>The embedded database, for export and import.</summary>
internal sealed class SqliteArchive(SqliteDataSource source) : IArchiveDatabase
{
    private const string Columns =
        """
        SELECT t.name AS "Table", c.name AS "Column", c.type AS "Type"
        FROM sqlite_schema t JOIN pragma_table_info(t.name) c
        WHERE t.type = 'table' ORDER BY t.name, c.cid
        """;

    /// <inheritdoc/>
    public string Kind => "sqlite";

    /// <inheritdoc/>
    public async Task<DbConnection> Open() => await source.OpenConnectionAsync();

    /// <inheritdoc/>
    public async Task<DbTransaction> BeginSnapshot(DbConnection connection)
    {
        var transaction = ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true);
        // A deferred transaction sees the state of its first read.
        await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM sqlite_schema", transaction: transaction);
        return transaction;
    }

    /// <inheritdoc/>
    public async Task<DbTransaction> BeginAlone(DbConnection connection, IEnumerable<string> tables) =>
        await connection.BeginTransactionAsync();

    /// <inheritdoc/>
    public DbType MomentType => DbType.Object;

    /// <inheritdoc/>
    public object MomentFor(string column, DateTime moment) =>
        column == "modifiedon" ? new DateTimeOffset(moment).ToUnixTimeSeconds() : moment;

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> Schema(DbConnection connection) =>
        [.. await connection.QueryAsync<string>("SELECT ScriptName FROM SchemaVersions ORDER BY ScriptName")];

    /// <inheritdoc/>
    public async Task<ImmutableArray<ArchiveTable>> Tables(DbConnection connection) =>
        TableLayout.Of(await connection.QueryAsync<(string, string, string)>(Columns));
}
