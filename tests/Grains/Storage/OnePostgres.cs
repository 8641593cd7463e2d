namespace RedStation.Tests.Grains.Storage;

/// <summary>Tests that share one PostgreSQL server.</summary>
[CollectionDefinition(Name)]
public sealed class OnePostgres : ICollectionFixture<PostgresStores>
{
    public const string Name = "postgres";
}
