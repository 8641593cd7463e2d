using RedStation.Contracts.Profiles;
using RedStation.Domain.Ledger;
using RedStation.Grains.Ledger;
using RedStation.Storage.Ledger;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

public abstract class SqlLedgerTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase store;
    private readonly SqlLedger ledger;
    private readonly LedgerAudit audit;

    protected SqlLedgerTests(Func<TestDatabase> newStore)
    {
        store = newStore();
        (ledger, audit) = (new SqlLedger(store.Database, TimeProvider.System), new LedgerAudit(store.Database));
    }

    [Fact]
    public async Task Post_VerifiedTask_PaysPointsAndHours()
    {
        Assert.True(await ledger.Post(LedgerRules.TaskVerified("t1", "r1", points: 10, minutes: 25, Now)));

        Assert.Equal(new Balance(10, 0.42m), await ledger.GetBalance("r1"));
    }

    [Fact]
    public async Task GetBalance_UnknownRider_IsNothing() => Assert.Equal(new Balance(0, 0), await ledger.GetBalance("nobody"));

    [Fact]
    public async Task Post_AgainLater_ChangesNothing()
    {
        var transaction = LedgerRules.TaskVerified("t1", "r1", points: 10, minutes: 30, Now);
        await ledger.Post(transaction);

        Assert.False(await ledger.Post(transaction with { At = Now.AddDays(1) }));

        Assert.Equal(new Balance(10, 0.5m), await ledger.GetBalance("r1"));
    }

    [Fact]
    public async Task Post_SameIdWithOtherContent_IsRefused()
    {
        await ledger.Post(Postings.Pay("p1", "r1", 5));

        await Assert.ThrowsAsync<LedgerException>(() => ledger.Post(Postings.Pay("p1", "r1", 6)));
        await Assert.ThrowsAsync<LedgerException>(() => ledger.Post(Postings.Pay("p1", "r2", 5)));
        await Assert.ThrowsAsync<LedgerException>(() => ledger.Post(Postings.Pay("p1", "r1", 5) with { Kind = "other" }));

        Assert.Equal(5, (await ledger.GetBalance("r1")).Points);
        Assert.Equal(0, (await ledger.GetBalance("r2")).Points);
    }

    [Fact]
    public async Task Post_ManyTasksAtOnce_PaysNoMoreThanTheMonthsCeiling_AndAllTheTime()
    {
        var tasks = Enumerable.Range(0, 12).Select(task => LedgerRules.TaskVerified($"t{task}", "r1", 10, 30, Now, ceiling: 55)).ToList();
        await Task.WhenAll(tasks.Select(ledger.Post));

        Assert.Equal(new Balance(55, 6), await ledger.GetBalance("r1"));
        Assert.Equal(55, await ledger.GetEarnedPoints("r1", Now));
        Assert.Equal(0, await ledger.GetEarnedPoints("r1", Now.AddMonths(1)));
        // Known again, also when the rule is gone meanwhile.
        Assert.All(await Task.WhenAll(tasks.Select(task => ledger.Post(task with { PointsCeiling = null }))), Assert.False);
        Assert.True((await audit.Run()).Sound);
    }

    [Fact]
    public async Task Post_BelowTheCeilingAgain_AfterATaskWasTakenBackOrTheMonthIsOver()
    {
        await ledger.Post(LedgerRules.TaskVerified("t1", "r1", 10, 30, Now, ceiling: 10));
        Assert.Null((await ledger.Execute(LedgerTransfers.Reverse("undo", "test", "x", Now, "task-verified:t1"))).Refusal);

        await ledger.Post(LedgerRules.TaskVerified("t2", "r1", 8, 30, Now, ceiling: 10));
        await ledger.Post(LedgerRules.TaskVerified("t3", "r1", 8, 30, Now, ceiling: 10));
        await ledger.Post(LedgerRules.TaskVerified("t4", "r1", 8, 30, Now.AddDays(7), ceiling: 10));

        Assert.Equal(10 + 8, (await ledger.GetBalance("r1")).Points);
    }

    [Fact]
    public async Task Post_ThatDoesNotSumToZero_IsRefused()
    {
        var unbalanced = Postings.Of(
            "p1",
            new LedgerEntry(LedgerAccounts.Issuance, LedgerUnit.Points, -5),
            new LedgerEntry(LedgerAccounts.Rider("r1"), LedgerUnit.Points, 6));

        await Assert.ThrowsAsync<LedgerException>(() => ledger.Post(unbalanced));
    }

    [Fact]
    public async Task Post_MoreThanTheRiderHas_IsRefusedAndLeavesNothing()
    {
        await ledger.Post(Postings.Pay("p1", "r1", 5));

        await Assert.ThrowsAsync<LedgerException>(() => ledger.Post(Postings.Redeem("p2", "r1", 6)));
        await Assert.ThrowsAsync<LedgerException>(() => ledger.Post(Postings.Redeem("p3", "newcomer", 1)));

        Assert.Equal(5, (await ledger.GetBalance("r1")).Points);
        Assert.Equal(1, (await audit.Run()).Transactions);
    }

    [Fact]
    public async Task Post_WhoseLastEntryIsRefused_LeavesNothingOfTheOthers()
    {
        var threeWay = Postings.Of(
            "p1",
            new LedgerEntry(LedgerAccounts.Issuance, LedgerUnit.Points, -5),
            new LedgerEntry(LedgerAccounts.Rider("r1"), LedgerUnit.Points, 6),
            new LedgerEntry(LedgerAccounts.Rider("r2"), LedgerUnit.Points, -1));

        await Assert.ThrowsAsync<LedgerException>(() => ledger.Post(threeWay));

        Assert.Equal(0, (await ledger.GetBalance("r1")).Points);
        var audit = await this.audit.Run();
        Assert.True(audit.Sound);
        Assert.Equal(0, audit.Transactions);
    }

    [Fact]
    public async Task Post_FaultBeforeTheCommit_LeavesNothingAndCanBePostedAgain()
    {
        var faulting = new SqlLedger(new FaultingDatabase(store.Database, afterCommit: false), TimeProvider.System);
        await Assert.ThrowsAsync<IOException>(() => faulting.Post(Postings.Pay("p1", "r1", 5)));
        Assert.Equal(0, (await audit.Run()).Transactions);

        Assert.True(await ledger.Post(Postings.Pay("p1", "r1", 5)));
        Assert.Equal(5, (await ledger.GetBalance("r1")).Points);
    }

    [Fact]
    public async Task Post_FaultAfterTheCommit_IsPaidOnceWhenPostedAgain()
    {
        var faulting = new SqlLedger(new FaultingDatabase(store.Database, afterCommit: true), TimeProvider.System);
        await Assert.ThrowsAsync<IOException>(() => faulting.Post(Postings.Pay("p1", "r1", 5)));

        Assert.False(await ledger.Post(Postings.Pay("p1", "r1", 5)));
        Assert.Equal(5, (await ledger.GetBalance("r1")).Points);
    }

    [Fact]
    public async Task Post_FiftyAtOnceUnderOneId_PaysOnce()
    {
        var posted = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => ledger.Post(Postings.Pay("p1", "r1", 5))));

        Assert.Single(posted, first => first);
        Assert.Equal(5, (await ledger.GetBalance("r1")).Points);
    }

    public void Dispose()
    {
        store.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : SqlLedgerTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : SqlLedgerTests(stores.New);
}
