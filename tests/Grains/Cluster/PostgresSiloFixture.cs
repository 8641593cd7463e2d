using Npgsql;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>The same silo on a PostgreSQL server of its own, alone in its cluster.</summary>
public sealed class PostgresSiloFixture : SiloFixture
{
    private PostgresServer? server;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    protected override async Task<string?> MakeDatabase()
    {
        server = await PostgresServer.Start();
        return await server.CreateDatabase("redstation");
    }
}

/// <summary>Tests that share one silo on PostgreSQL: each start of one costs seconds.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresSiloCollection : ICollectionFixture<PostgresSiloFixture>
{
    public const string Name = "postgres silo";
}
