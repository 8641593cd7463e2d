using System.Globalization;
using Npgsql;

namespace RedStation.Tests.Load.Servers;

/// <summary>A PostgreSQL server of our own that waits for its disk, as a deployment's must, and what it has worked.</summary>
public sealed class MeasuredPostgres : IAsyncDisposable
{
    private readonly PostgresServer server;

    private MeasuredPostgres(PostgresServer server) => this.server = server;

    /// <summary>Seconds it has worked, its sessions together.</summary>
    public double CpuSeconds => ProcessTree.CpuSeconds(server.ProcessId);

    /// <summary>Makes one and starts it.</summary>
    public static async Task<MeasuredPostgres> Start() => new(await PostgresServer.Start(password: Guid.NewGuid().ToString("N")));

    /// <summary>Makes an empty database and tells how to reach it.</summary>
    public Task<string> NewDatabase(string name) => server.CreateDatabase(name);

    /// <summary>Asks for one value.</summary>
    public async Task<long> Ask(string database, string statement)
    {
        await using var connection = new NpgsqlConnection(server.To(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
