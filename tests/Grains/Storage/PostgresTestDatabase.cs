using Microsoft.Extensions.Logging.Abstractions;
using RedStation.Storage.Databases;

namespace RedStation.Tests.Grains.Storage;

/// <summary>A database of the shared PostgreSQL server.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    public PostgresTestDatabase(string connectionString)
    {
        Sources = new PostgresSources(connectionString);
        Database = new PostgresDatabase(Sources, new StorageFaults(NullLogger<StorageFaults>.Instance));
    }

    public PostgresSources Sources { get; }

    public override IDatabase Database { get; }

    public override void Dispose() => Sources.Dispose();
}
