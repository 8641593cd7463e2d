using Npgsql;

namespace RedStation.Tests.Support;

/// <summary>A PostgreSQL server of a test class's own, with a password and durable writes as an operator should have it.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    /// <summary>What its one user signs in with.</summary>
    public const string Password = "a-made-password-5931";

    private PostgresServer? server;
    private int databases;

    private PostgresServer Server => server!;

    /// <summary>A connection string for a database.</summary>
    public string Of(string database, string password = Password) => Server.To(database, password);

    /// <summary>Makes an empty database and gives its connection string.</summary>
    public Task<string> NewDatabase() => Server.CreateDatabase($"test{Interlocked.Increment(ref databases)}");

    /// <summary>Runs a statement, also on a server that takes no writes.</summary>
    public Task Execute(string database, string statement) => Server.Execute(database, statement);

    /// <summary>Stops it; whoever is connected is thrown out.</summary>
    public Task Stop() => Server.Stop();

    /// <summary>Starts it again after <see cref="Stop"/>.</summary>
    public Task Start() => Server.Again();

    /// <summary>Starts it again if a test that failed has left it stopped, so that the next one does not fail too.</summary>
    public Task Restore() => Server.Runs ? Task.CompletedTask : Server.Again();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => server = await PostgresServer.Start(Password);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await Server.DisposeAsync();
    }
}
