using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Storage.Archive;
using RedStation.Storage.Databases;
using RedStation.Storage.Migrations;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Archive;

/// <summary>A migrated database with nothing in it, and a data folder.</summary>
internal sealed class EmptyDatabase : IDisposable
{
    private readonly IDisposable source;

    private EmptyDatabase(IDisposable source, IDatabase database, IArchiveDatabase archive) =>
        (this.source, Database, Archive) = (source, database, archive);

    public TemporaryFolder Folder { get; } = new();

    public IDatabase Database { get; }

    public IArchiveDatabase Archive { get; }

    public static EmptyDatabase Sqlite()
    {
        var store = new SqliteTestDatabase();
        return new EmptyDatabase(store, store.Database, new SqliteArchive(store.Source));
    }

    public static EmptyDatabase Postgres(string connectionString)
    {
        var sources = new PostgresSources(connectionString);
        new PostgresMigrator(sources, NullLogger<PostgresMigrator>.Instance).Migrate();
        return new EmptyDatabase(
            sources, new PostgresDatabase(sources, new StorageFaults(NullLogger<StorageFaults>.Instance)), new PostgresArchive(sources));
    }

    /// <summary>Imports an archive.</summary>
    public async Task Import(string file)
    {
        using var archive = await ArchiveReader.Open(file);
        using var folder = new DataFolder(Folder.Path);
        await new Importer(Archive, folder).Read(archive);
    }

    public void Dispose()
    {
        source.Dispose();
        Folder.Dispose();
    }
}
