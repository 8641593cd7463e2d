using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RedStation.Storage.Databases;
using RedStation.Storage.Migrations;

namespace RedStation.Tests.Grains.Storage;

/// <summary>A PostgreSQL server for tests, and databases on it that are copies of a migrated one.</summary>
public sealed class MigratedPostgresFixture : IAsyncLifetime
{
    private const string Template = "migrated";

    private PostgresServer? server;
    private string template = "";
    private int databases;

    public async ValueTask InitializeAsync()
    {
        server = await PostgresServer.Start();
        template = await server.CreateDatabase(Template);
        using var sources = new PostgresSources(template);
        new PostgresMigrator(sources, NullLogger<PostgresMigrator>.Instance).Migrate();
        // A database that somebody is connected to cannot be copied.
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>A migrated database of its own, and how to reach it.</summary>
    public string NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        Run($"CREATE DATABASE {name} TEMPLATE {Template}");
        return At(name);
    }

    /// <summary>An empty database of its own, and how to reach it.</summary>
    public string NewEmptyDatabase()
    {
        var name = $"empty{Interlocked.Increment(ref databases)}";
        Run($"CREATE DATABASE {name}");
        return At(name);
    }

    /// <summary>A migrated database of its own.</summary>
    public PostgresTestDatabase New() => new(NewDatabase());

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private string At(string database) => new NpgsqlConnectionStringBuilder(template) { Database = database }.ConnectionString;

    private void Run(string statement)
    {
        using var connection = new NpgsqlConnection(At("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand(statement, connection);
        command.ExecuteNonQuery();
    }
}
