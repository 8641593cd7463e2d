using System.Data.Common;
using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Storage.Databases;
using RedStation.Storage.Migrations;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Exchange;

/// <summary>A migrated database for the ledger, and connections beside it for the statements by hand.</summary>
public sealed class LedgerStore : IAsyncDisposable
{
    private readonly Func<Task<DbConnection>> open;
    private readonly List<IDisposable> owned;
    private readonly IAsyncDisposable? server;

    private LedgerStore(
        string name, IDatabase database, Func<Task<DbConnection>> open, int writers, List<IDisposable> owned, IAsyncDisposable? server)
    {
        (Name, Database, Writers) = (name, database, writers);
        (this.open, this.owned, this.server) = (open, owned, server);
    }

    /// <summary>Which database.</summary>
    public string Name { get; }

    /// <summary>The database as the product uses it.</summary>
    public IDatabase Database { get; }

    /// <summary>How many connections may write at once: SQLite has one writer.</summary>
    public int Writers { get; }

    /// <summary>A connection of its own, with the same promises: a commit is on the disk.</summary>
    public Task<DbConnection> Open() => open();

    /// <summary>SQLite in a folder.</summary>
    public static LedgerStore Sqlite(string folder)
    {
        var source = new SqliteDataSource(Path.Combine(folder, "ledger.db"));
        new SqliteMigrator(source, NullLogger<SqliteMigrator>.Instance).Migrate();
        var (writer, readers) = (new SqliteWriter(source), new SqliteReaders(source));
        return new LedgerStore(
            "sqlite",
            new SqliteDatabase(readers, writer, new StorageFaults(NullLogger<StorageFaults>.Instance)),
            async () => await source.OpenConnectionAsync(),
            writers: 1,
            [writer, readers, source],
            server: null);
    }

    /// <summary>A PostgreSQL server of its own that waits for its disk.</summary>
    public static async Task<LedgerStore> Postgres()
    {
        var server = await MeasuredPostgres.Start();
        var sources = new PostgresSources(await server.NewDatabase("ledger"));
        new PostgresMigrator(sources, NullLogger<PostgresMigrator>.Instance).Migrate();
        return new LedgerStore(
            "postgres",
            new PostgresDatabase(sources, new StorageFaults(NullLogger<StorageFaults>.Instance)),
            async () => await sources.Data.OpenConnectionAsync(),
            writers: 16,
            [sources],
            server);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        owned.ForEach(one => one.Dispose());
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
