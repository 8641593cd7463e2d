using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Silo.Storage;

namespace RedStation.Tests.Grains.Storage;

/// <summary>A migrated database in a folder of its own, removed at the end.</summary>
public sealed class EmbeddedStore : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EmbeddedStore()
    {
        Source = new SqliteDataSource(Path.Combine(_folder.Path, "test.db"));
        Database = new SqliteDatabase(Source, Gate, new StorageFaults(NullLogger<StorageFaults>.Instance));
        Migrator = new SqliteMigrator(Source, NullLogger<SqliteMigrator>.Instance);
        Migrator.Migrate();
    }

    public SqliteDataSource Source { get; }

    public WriteGate Gate { get; } = new();

    public IDatabase Database { get; }

    public SqliteMigrator Migrator { get; }

    public void Dispose()
    {
        Source.Dispose();
        Gate.Dispose();
        _folder.Dispose();
    }
}
