using Dapper;
using RedStation.Contracts;
using RedStation.Domain.Accounts;
using RedStation.Storage.Accounts;

namespace RedStation.Tests.Grains.Storage;

[Collection(PostgresCollection.Name)]
public sealed class PostgresDatabaseTests(MigratedPostgresFixture stores) : IDisposable
{
    private const int Rounds = 10;

    private static readonly OtpSettings Settings = new(TimeSpan.FromMinutes(5), TimeSpan.Zero, 10, 5, new SignInLimitOptions());

    private readonly PostgresTestDatabase store = stores.New();

    [Fact]
    public async Task Write_ManyThatReadAndThenWriteTheSameRow_RunAsIfOneAfterTheOther()
    {
        await store.Database.Write(
            (connection, transaction) => connection.ExecuteAsync("CREATE TABLE counters (n bigint)", transaction: transaction));
        await store.Database.Write((connection, transaction) => connection.ExecuteAsync("INSERT INTO counters VALUES (0)", transaction: transaction));

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => store.Database.Write(async (connection, transaction) =>
        {
            var seen = await connection.ExecuteScalarAsync<long>("SELECT n FROM counters", transaction: transaction);
            return await connection.ExecuteAsync("UPDATE counters SET n = @N", new { N = seen + 1 }, transaction);
        })));

        Assert.Equal(24, await store.Database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT n FROM counters")));
    }

    [Fact]
    public async Task Write_ThatThrows_LeavesNothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.Write<int>(async (connection, transaction) =>
        {
            await connection.ExecuteAsync("INSERT INTO stations (id, revision, shard_hash) VALUES ('s1', 0, 0)", transaction: transaction);
            throw new InvalidOperationException("out of order");
        }));

        Assert.Equal(0, await store.Database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM stations")));
    }

    [Theory]
    [InlineData("SELECT no_such_function()")]
    [InlineData("INSERT INTO stations (id) VALUES (NULL)")]
    public async Task DriverFails_ThrowsAFaultOfOurs(string statement)
    {
        await Assert.ThrowsAsync<StorageFaultException>(() => store.Database.Read(connection => connection.ExecuteAsync(statement)));
        await Assert.ThrowsAsync<StorageFaultException>(
            () => store.Database.Write((connection, transaction) => connection.ExecuteAsync(statement, transaction: transaction)));
    }

    [Fact]
    [Trait("Case", "P9")]
    public async Task OneTimeCode_GuessedManyTimesAtOnce_StandsOnlySoManyTries()
    {
        var codes = new OtpStore(store.Database, TimeProvider.System);
        // In the first rounds connections are still being opened, one after the other.
        for (var round = 0; round < Rounds; round++)
        {
            var ask = new OtpAsk($"phone {round}", new SignInCaller($"address {round}", "block", null), false);
            Assert.True((await codes.Issue(ask, $"code {round}", "right", Settings)).Granted);

            var checks = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => codes.Check(ask, "wrong", Settings)));

            Assert.Equal(Settings.Tries, checks.Count(check => check == OtpCheck.Wrong));
            Assert.Equal(OtpCheck.Over, await codes.Check(ask, "right", Settings));
        }
    }

    [Fact]
    [Trait("Case", "P10")]
    public async Task OneTimeCodes_AskedForManyTimesAtOnce_AreNoMoreThanTheCeiling_AndWhatIsTakenBackCountsNot()
    {
        var codes = new OtpStore(store.Database, TimeProvider.System);
        var settings = Settings with { Limits = new SignInLimitOptions { CodesPerAddressTenMinutes = 5, CodesPerAddressHour = 5 } };
        OtpAsk Ask(int number) => new($"phone {number}", new SignInCaller("the same", "block", null), false);

        var issues = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => codes.Issue(Ask(number), $"{number}", "code", settings)));

        var granted = issues.Where(issue => issue.Granted).ToList();
        Assert.Equal(5, granted.Count);
        Assert.All(issues.Except(granted), issue => Assert.Equal(SignInScope.Address, issue.Verdict.Refused));
        await Task.WhenAll(granted.Select(issue => codes.Unsent(issue, settings)));
        var again = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => codes.Issue(Ask(number), $"again {number}", "code", settings)));
        Assert.Equal(5, again.Count(issue => issue.Granted));
    }

    [Fact]
    [Trait("Case", "P7")]
    public async Task RefreshToken_ExchangedManyTimesAtOnce_IsExchangedOnce_AndGivesAllTheSameNext()
    {
        var sessions = new SessionStore(store.Database, TimeProvider.System);
        for (var round = 0; round < Rounds; round++)
        {
            var token = $"token {round}";
            await sessions.Open(new Session($"family {round}", "r1", "rider", "r1", [], null), token, TimeSpan.FromDays(1));

            var rotations = await Task.WhenAll(Enumerable.Range(0, 8).Select(
                turn => sessions.Rotate(
                    token, new NextToken($"{token} {turn}", $"{turn}"), "address", TimeSpan.FromDays(1), TimeSpan.FromMinutes(1))));

            Assert.All(rotations, rotation => Assert.NotNull(rotation.Session));
            Assert.Single(rotations, rotation => rotation.Outcome == RefreshOutcome.Exchanged);
            var salt = Assert.Single(rotations.Select(rotation => rotation.Salt).Distinct());
            foreach (var turn in Enumerable.Range(0, 8))
            {
                var next = await sessions.Rotate(
                    $"{token} {turn}", new NextToken($"last {round} {turn}", "last"), "address", TimeSpan.FromDays(1), TimeSpan.Zero);
                Assert.Equal($"{turn}" == salt, next.Session is not null);
            }
        }
    }

    [Fact]
    [Trait("Case", "P7")]
    public async Task RefreshToken_ExchangedManyTimesAtOnceWithoutGrace_EndsTheSession()
    {
        var sessions = new SessionStore(store.Database, TimeProvider.System);
        await sessions.Open(new Session("family", "r1", "rider", "r1", [], null), "token", TimeSpan.FromDays(1));

        var rotations = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            turn => sessions.Rotate("token", new NextToken($"next {turn}", $"{turn}"), "address", TimeSpan.FromDays(1), TimeSpan.Zero)));

        Assert.Single(rotations, rotation => rotation.Session is not null);
        Assert.Equal("family", Assert.Single(await sessions.EndedAfter(DateTimeOffset.UnixEpoch)).Id);
    }

    public void Dispose() => store.Dispose();
}
