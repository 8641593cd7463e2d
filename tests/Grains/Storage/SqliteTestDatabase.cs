using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Storage.Databases;
using RedStation.Storage.Migrations;

namespace RedStation.Tests.Grains.Storage;

/// <summary>A migrated database in a folder of its own, removed at the end.</summary>
public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly TemporaryFolder folder = new();

    public SqliteTestDatabase()
    {
        Source = new SqliteDataSource(Path.Combine(folder.Path, "test.db"));
        Writer = new SqliteWriter(Source);
        Readers = new SqliteReaders(Source);
        Database = new SqliteDatabase(Readers, Writer, new StorageFaults(NullLogger<StorageFaults>.Instance));
        Migrator = new SqliteMigrator(Source, NullLogger<SqliteMigrator>.Instance);
        Migrator.Migrate();
    }

    public SqliteDataSource Source { get; }

    public SqliteWriter Writer { get; }

    public SqliteReaders Readers { get; }

    public override IDatabase Database { get; }

    public SqliteMigrator Migrator { get; }

    public override void Dispose()
    {
        Writer.Dispose();
        Readers.Dispose();
        Source.Dispose();
        folder.Dispose();
    }
}
