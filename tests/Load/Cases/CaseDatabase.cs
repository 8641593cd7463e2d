using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Contracts.Cases;
using RedStation.Grains.Cases;
using RedStation.Storage.Databases;
using RedStation.Storage.Migrations;
using RedStation.Storage.Projections;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Cases;

/// <summary>A database with cases in its lists and no grains behind them, for a server that is started on it then.</summary>
public sealed class CaseDatabase : IAsyncDisposable
{
    private const int Batch = 1_000;

    private readonly MeasuredPostgres? server;

    private CaseDatabase(string name, MeasuredPostgres? server, string? connection) => (Name, this.server, Connection) = (name, server, connection);

    /// <summary>Which database.</summary>
    public string Name { get; }

    /// <summary>What the server is told to reach it; null when it is in the data folder.</summary>
    public string? Connection { get; }

    /// <summary>SQLite in a data folder.</summary>
    public static async Task<CaseDatabase> Sqlite(string folder, ManyCases cases)
    {
        using var source = new SqliteDataSource(Path.Combine(folder, "redstation.db"));
        new SqliteMigrator(source, NullLogger<SqliteMigrator>.Instance).Migrate();
        using var readers = new SqliteReaders(source);
        using var writer = new SqliteWriter(source);
        await Fill(new SqliteDatabase(readers, writer, new StorageFaults(NullLogger<StorageFaults>.Instance)), cases, atOnce: 1);
        return new CaseDatabase("sqlite", null, null);
    }

    /// <summary>A PostgreSQL server of its own.</summary>
    public static async Task<CaseDatabase> Postgres(ManyCases cases)
    {
        var server = await MeasuredPostgres.Start();
        var connection = await server.NewDatabase("cases");
        using var sources = new PostgresSources(connection);
        new PostgresMigrator(sources, NullLogger<PostgresMigrator>.Instance).Migrate();
        await Fill(new PostgresDatabase(sources, new StorageFaults(NullLogger<StorageFaults>.Instance)), cases, atOnce: 4);
        // What autovacuum does within a minute.
        await using var open = await sources.Data.OpenConnectionAsync();
        await open.ExecuteAsync("VACUUM ANALYZE", commandTimeout: 0);
        return new CaseDatabase("postgres", server, connection);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>By the statements that rebuild the lists.</summary>
    private static Task Fill(IDatabase database, ManyCases cases, int atOnce) => Parallel.ForEachAsync(
        cases.All.Chunk(Batch), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (part, _) => await Write(database, part));

    private static Task<int> Write(IDatabase database, CaseView[] part) => database.WriteRows((connection, transaction) =>
        CaseIndex.Restore(connection, transaction, part.Select(view => new CaseRow(view, null, 0))));
}
