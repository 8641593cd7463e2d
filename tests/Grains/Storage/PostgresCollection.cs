namespace RedStation.Tests.Grains.Storage;

/// <summary>Tests that share one PostgreSQL server.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<MigratedPostgresFixture>
{
    public const string Name = "postgres";
}
