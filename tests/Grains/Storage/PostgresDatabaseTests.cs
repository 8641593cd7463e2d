using Dapper;
using RedStation.Contracts.Storage;
using RedStation.Silo.Accounts;

namespace RedStation.Tests.Grains.Storage;

[Collection(OnePostgres.Name)]
public sealed class PostgresDatabaseTests(PostgresStores stores) : IDisposable
{
    private const int Rounds = 10;

    private readonly PostgresStore _store = stores.New();

    [Fact]
    public async Task Write_ManyThatReadAndThenWriteTheSameRow_RunAsIfOneAfterTheOther()
    {
        await _store.Database.Write((connection, transaction) => connection.ExecuteAsync("CREATE TABLE counters (n bigint)", transaction: transaction));
        await _store.Database.Write((connection, transaction) => connection.ExecuteAsync("INSERT INTO counters VALUES (0)", transaction: transaction));

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => _store.Database.Write(async (connection, transaction) =>
        {
            var seen = await connection.ExecuteScalarAsync<long>("SELECT n FROM counters", transaction: transaction);
            return await connection.ExecuteAsync("UPDATE counters SET n = @N", new { N = seen + 1 }, transaction);
        })));

        Assert.Equal(24, await _store.Database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT n FROM counters")));
    }

    [Fact]
    public async Task Write_ThatThrows_LeavesNothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _store.Database.Write<int>(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("INSERT INTO stations (id, revision, shard_hash) VALUES ('s1', 0, 0)", transaction: transaction);
            throw new InvalidOperationException("out of order");
        }));

        Assert.Equal(0, await _store.Database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM stations")));
    }

    [Theory]
    [InlineData("SELECT no_such_function()")]
    [InlineData("INSERT INTO stations (id) VALUES (NULL)")]
    public async Task DriverFails_ThrowsAFaultOfOurs(string statement)
    {
        await Assert.ThrowsAsync<StorageFaultException>(() => _store.Database.Read(connection => connection.ExecuteAsync(statement)));
        await Assert.ThrowsAsync<StorageFaultException>(
            () => _store.Database.Write((connection, transaction) => connection.ExecuteAsync(statement, transaction: transaction)));
    }

    [Fact]
    public async Task OneTimeCode_GuessedManyTimesAtOnce_StandsOnlySoManyAttempts()
    {
        var codes = new OtpStore(_store.Database, TimeProvider.System);
        // In the first rounds connections are still being opened, one after the other.
        for (var round = 0; round < Rounds; round++)
        {
            var phone = $"phone {round}";
            await codes.Issue(phone, "right", TimeSpan.FromMinutes(5), TimeSpan.Zero, 10);

            var checks = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => codes.Check(phone, "wrong", 5)));

            Assert.Equal(5, checks.Count(check => check == OtpCheck.Wrong));
            Assert.Equal(OtpCheck.Over, await codes.Check(phone, "right", 5));
        }
    }

    [Fact]
    public async Task RefreshToken_ExchangedTwiceAtOnce_IsExchangedOnceAndEndsTheSession()
    {
        var sessions = new SessionStore(_store.Database, TimeProvider.System);
        for (var round = 0; round < Rounds; round++)
        {
            var token = $"token {round}";
            await sessions.Open(new Session($"family {round}", "r1", "rider", "r1", [], null), token, TimeSpan.FromDays(1));

            var rotations = await Task.WhenAll(
                Enumerable.Range(0, 8).Select(turn => sessions.Rotate(token, $"{token} {turn}", TimeSpan.FromDays(1))));

            Assert.Single(rotations, rotation => rotation.Session is not null);
            foreach (var turn in Enumerable.Range(0, 8))
            {
                Assert.Null((await sessions.Rotate($"{token} {turn}", "last", TimeSpan.FromDays(1))).Session);
            }
        }
    }

    public void Dispose() => _store.Dispose();
}
