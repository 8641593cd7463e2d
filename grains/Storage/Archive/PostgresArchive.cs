using System.Collections.Immutable;
using System.Data;
using System.Data.Common;
using Dapper;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Archive;

/// <summary>PostgreSQL, for export and import.</summary>
internal sealed class PostgresArchive(PostgresSources sources) : IArchiveDatabase
{
    private const string Columns =
        """
        SELECT table_name AS "Table", column_name AS "Column", data_type AS "Type"
        FROM information_schema.columns
        WHERE table_schema = current_schema() AND is_generated = 'NEVER' ORDER BY table_name, ordinal_position
        """;

    /// <inheritdoc/>
    public string Kind => "postgres";

    /// <inheritdoc/>
    public async Task<DbConnection> Open() => await sources.Data.OpenConnectionAsync();

    /// <inheritdoc/>
    public async Task<DbTransaction> BeginSnapshot(DbConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead);
        await connection.ExecuteAsync("SET TRANSACTION READ ONLY", transaction: transaction);
        return transaction;
    }

    /// <inheritdoc/>
    public async Task<DbTransaction> BeginAlone(DbConnection connection, IEnumerable<string> tables)
    {
        var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync($"LOCK TABLE {string.Join(", ", tables)} IN EXCLUSIVE MODE", transaction: transaction);
        return transaction;
    }

    /// <inheritdoc/>
    public DbType MomentType => DbType.DateTime;

    /// <inheritdoc/>
    public object MomentFor(string column, DateTime moment) => moment;

    /// <inheritdoc/>
    public async Task<ImmutableArray<string>> Schema(DbConnection connection) =>
        [.. await connection.QueryAsync<string>("SELECT scriptname FROM schemaversions ORDER BY scriptname")];

    /// <inheritdoc/>
    public async Task<ImmutableArray<ArchiveTable>> Tables(DbConnection connection) =>
        TableLayout.Of(await connection.QueryAsync<(string, string, string)>(Columns));
}
