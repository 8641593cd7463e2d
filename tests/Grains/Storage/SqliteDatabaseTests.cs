using Dapper;
using RedStation.Contracts;

namespace RedStation.Tests.Grains.Storage;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly SqliteTestDatabase store = new();

    [Fact]
    public async Task Connection_EveryOne_WaitsForTheDisk()
    {
        var settings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Database.Read(async connection => (
            await connection.ExecuteScalarAsync<string>("PRAGMA journal_mode"),
            await connection.ExecuteScalarAsync<long>("PRAGMA synchronous"),
            await connection.ExecuteScalarAsync<long>("PRAGMA busy_timeout"),
            await connection.ExecuteScalarAsync<long>("PRAGMA foreign_keys")))));

        Assert.All(settings, setting => Assert.Equal(("wal", 2L, 5000L, 1L), setting));
    }

    [Fact]
    public async Task Write_CommandThatThrows_LeavesNothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.Write<int>(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("INSERT INTO stations (id, revision, shard_hash) VALUES ('s1', 0, 0)", transaction: transaction);
            throw new InvalidOperationException("half-way");
        }));

        Assert.Equal(0, await Count());
    }

    [Fact]
    public async Task Write_SixtyFourAtOnce_AllCommit()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(number => store.Database.Write((connection, transaction) =>
            connection.ExecuteAsync(
                "INSERT INTO stations (id, revision, shard_hash) VALUES (@Id, 0, 0)", new { Id = $"s{number}" }, transaction))));

        Assert.Equal(64, await Count());
    }

    [Fact]
    public async Task Read_DriverFails_ThrowsAStorageFault()
    {
        var fault = await Assert.ThrowsAsync<StorageFaultException>(
            () => store.Database.Read(connection => connection.QueryAsync<long>("SELECT 1 FROM nowhere")));

        Assert.Null(fault.InnerException);
    }

    public void Dispose() => store.Dispose();

    private Task<long> Count() => store.Database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM stations"));
}
