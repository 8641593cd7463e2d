using Dapper;
using Microsoft.Extensions.Time.Testing;
using RedStation.Storage.Databases;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>Of the silos on one database one audits the ledger.</summary>
[Collection(PostgresCollection.Name)]
public sealed class LedgerTurnTests(MigratedPostgresFixture stores) : IDisposable
{
    private readonly PostgresTestDatabase store = stores.New();

    /// <summary>Each silo has a clock of its own, so that an hour of one does not end while a slow machine waits for the other.</summary>
    private readonly FakeTimeProvider firstClock = new();
    private readonly FakeTimeProvider secondClock = new();

    [Fact]
    public async Task Silos_OnOneDatabase_OneAuditsAndWhenItEndsAnotherDoes()
    {
        var first = await Start(Turns(), firstClock);
        Assert.Equal(0, await first.FirstFindings());
        var turns = Turns();
        await using var second = await Start(turns, secondClock);
        await Pass("that the other silo has asked often", () => turns.Asked >= 3);
        Assert.Null(second.Findings);

        await first.DisposeAsync();

        await Pass("that the other silo audits", () => second.Findings == 0);
    }

    [Fact]
    public async Task Silo_ThatLostItsTurnWithItsConnection_LeavesTheNextAuditToTheOneThatGotIt()
    {
        await using var first = await Start(Turns(), firstClock);
        Assert.Equal(0, await first.FirstFindings());
        await store.Database.Read(connection => connection.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'redstation lock' AND datname = current_database()"));
        await using var second = await Start(Turns(), secondClock);
        await Pass("that the other silo audits too", () => second.Findings == 0);

        await Until.True(() =>
        {
            firstClock.Advance(TimeSpan.FromMinutes(1));
            return first.Findings is null != second.Findings is null;
        }, "that one of them does");
    }

    public void Dispose() => store.Dispose();

    private Task<LedgerWatchHarness> Start(IDistributedLock turns, TimeProvider clock) => LedgerWatchHarness.Start(store.Database, turns, clock);

    private CountedTurns Turns() => new(new PostgresAdvisoryLock(store.Sources, TimeProvider.System));

    /// <summary>Lets minute after minute pass for the second silo until a condition holds.</summary>
    private Task Pass(string what, Func<bool> condition) => Until.True(() =>
    {
        secondClock.Advance(TimeSpan.FromMinutes(1));
        return condition();
    }, what);

    private sealed class CountedTurns(IDistributedLock inner) : IDistributedLock
    {
        private int asked;

        /// <summary>How often it was asked and has answered.</summary>
        public int Asked => Volatile.Read(ref asked);

        public Task<IAsyncDisposable> Acquire(string name, CancellationToken cancellation) => inner.Acquire(name, cancellation);

        public async Task<IAsyncDisposable?> TryAcquire(string name, CancellationToken cancellation)
        {
            var turn = await inner.TryAcquire(name, cancellation);
            Interlocked.Increment(ref asked);
            return turn;
        }
    }
}
