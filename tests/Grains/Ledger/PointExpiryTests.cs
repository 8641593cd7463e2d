using CsCheck;
using Microsoft.Extensions.Time.Testing;
using RedStation.Domain;
using RedStation.Domain.Ledger;
using RedStation.Domain.Ledger.Log;
using RedStation.Storage.Ledger;
using RedStation.Storage.Ledger.Log;
using RedStation.Tests.Grains.Storage;

namespace RedStation.Tests.Grains.Ledger;

/// <summary>Points that lose their validity, on both databases.</summary>
public abstract class PointExpiryTests(Func<TestDatabase> newStore)
{
    private const string Rider = "r";

    private static readonly DateTimeOffset Start = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(int Kind, int Amount, int Target, int Months, int Days)[]> Histories = Gen.Select(
        Gen.Int[0, 7], Gen.Int[1, 9], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Frequency((1, Gen.Const(0)), (2, Gen.Int[1, 9]))).Array[1, 40];

    private static string Account => LedgerAccounts.Rider(Rider);

    [Fact]
    public Task AnyHistory_LeavesWhatAQueueOfPointsHasLeft_AndTakesNothingThatIsOnHold() => Histories.SampleAsync(
        async history =>
        {
            using var store = newStore();
            var run = new Run(store);
            foreach (var (kind, amount, target, months, days) in history)
            {
                run.Clock.Advance(TimeSpan.FromDays(days));
                run.Model.Expire(run.Now);
                await run.Step(kind, amount, target, months == 0 ? null : months);
                run.Model.Expire(run.Now);
                await run.Agrees();
            }

            while (await run.Ledger.ExpirePoints("", 10) is not null)
            {
                // One account is one page.
            }

            await run.Agrees();
            await run.AddsUp();
        },
        iter: 80,
        threads: 1);

    [Fact]
    public async Task Points_PastTheirDate_CannotBeSpent_BeforeAnybodyHasTakenThem()
    {
        using var store = newStore();
        var run = new Run(store);
        await run.Credit("old", 5, months: 1);
        await run.Credit("lasting", 3, months: null);
        run.Clock.Advance(ChinaTime.StartOf(new DateOnly(2027, 1, 1)) - Start - TimeSpan.FromSeconds(1));
        Assert.Equal(8, (await run.Ledger.GetBalance(Rider)).Points);
        Assert.Equal(5, (await run.Ledger.GetBalance(Rider)).Expiring?.Points);

        run.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(3, (await run.Ledger.GetBalance(Rider)).Points);
        Assert.Equal(LedgerRefusal.InsufficientFunds, (await run.Hold("too-much", 4)).Refusal);
        Assert.Null((await run.Hold("all", 3)).Refusal);
        Assert.Null((await run.Ledger.GetBalance(Rider)).Expiring);
    }

    [Fact]
    public async Task Hold_MadeBeforeTheDate_IsPostedAfterIt_AndOneThatIsReleasedIsOver()
    {
        using var store = newStore();
        var run = new Run(store);
        await run.Credit("old", 9, months: 1);
        Assert.Null((await run.Hold("used", 4)).Refusal);
        Assert.Null((await run.Hold("cancelled", 3)).Refusal);
        run.Clock.Advance(TimeSpan.FromDays(60));
        await run.Ledger.ExpirePoints("", 10);
        Assert.Equal(7, (await run.Queries.Wallet(Rider)).Balances.Single(one => one.Unit == "points").Amount);

        Assert.Null((await run.Ledger.Execute(LedgerTransfers.Post("post", "test", "x", run.Now, "used"))).Refusal);
        Assert.Null((await run.Ledger.Execute(LedgerTransfers.Void("void", "test", "x", run.Now, "cancelled"))).Refusal);

        Assert.Equal(0, (await run.Ledger.GetBalance(Rider)).Points);
        Assert.Equal(LedgerRefusal.InsufficientFunds, (await run.Hold("again", 1)).Refusal);
        await run.AddsUp(expired: 5);
    }

    [Fact]
    public async Task Delivery_UndoneAfterTheDate_LeavesTheServiceReserved()
    {
        using var store = newStore();
        var run = new Run(store);
        await run.Credit("old", 4, months: 1);
        await run.Hold("hold", 4);
        await run.Ledger.Execute(LedgerTransfers.Post("post", "test", "x", run.Now, "hold"));
        run.Clock.Advance(TimeSpan.FromDays(60));

        Assert.Null((await run.Undo("post", "hold-again", 4)).Refusal);

        await run.Ledger.ExpirePoints("", 10);
        Assert.Null((await run.Ledger.Execute(LedgerTransfers.Post("post-again", "test", "x", run.Now, "hold-again"))).Refusal);
    }

    [Fact]
    public async Task Expiry_NoticedByManyAtOnce_IsBookedOnce()
    {
        using var store = newStore();
        var run = new Run(store);
        await run.Credit("old", 5, months: 1);
        await run.Credit("lasting", 5, months: null);
        run.Clock.Advance(TimeSpan.FromDays(60));

        var holds = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => run.Hold($"hold-{number}", 1))
            .Append(run.Ledger.ExpirePoints("", 10).ContinueWith(_ => LedgerAnswer.Booked, TaskScheduler.Default)));

        Assert.Equal(5, holds.SkipLast(1).Count(answer => answer.Refusal is null));
        await run.AddsUp(expired: 5);
    }

    [Fact]
    public async Task ExpirePoints_GoesThroughAllAccounts_PageByPage_AndLeavesNobodyDueWhoHasNothingOnHold()
    {
        using var store = newStore();
        var run = new Run(store);
        string[] riders = ["a", "b", "c", "d", "e"];
        foreach (var rider in riders)
        {
            await run.Ledger.Post(LedgerRules.TaskVerified(rider, rider, 5, 10, run.Now, validMonths: 1));
        }

        run.Clock.Advance(TimeSpan.FromDays(60));
        var pages = 0;
        for (string? after = ""; after is not null; pages++)
        {
            after = await run.Ledger.ExpirePoints(after, 2);
        }

        Assert.Equal(3, pages);
        Assert.Null(await run.Ledger.ExpirePoints("", 1));
        var moved = await Task.WhenAll(riders.Select(rider => run.Queries.Movements(LedgerAccounts.Rider(rider), null, 10)));
        Assert.All(moved, movements => Assert.Single(movements, one => one.Kind == "points_expired" && one.Amount == -5));
    }

    /// <summary>A ledger of one rider, and what it must have.</summary>
    private sealed class Run(TestDatabase store)
    {
        private readonly List<(string Id, int Amount)> held = [];
        private readonly List<(string Id, int Amount)> posted = [];
        private readonly List<(string Id, DateOnly Month, int Amount)> credits = [];
        private int made;

        public FakeTimeProvider Clock { get; } = new(Start);

        public PointQueueModel Model { get; } = new();

        public SqlLedger Ledger => field ??= new SqlLedger(store.Database, Clock);

        public LedgerQueries Queries => field ??= new LedgerQueries(store.Database, Clock);

        public DateTimeOffset Now => Clock.GetUtcNow();

        public Task<bool> Credit(string id, int points, int? months) =>
            Ledger.Post(LedgerRules.TaskVerified(id, Rider, points, 10, Now, months));

        public Task<LedgerAnswer> Hold(string id, int points) => Ledger.Execute(LedgerTransfers.Hold(
            id, "test", "x", Now, Account, LedgerAccounts.Provider("p"), LedgerUnit.Points, points, TimeSpan.FromDays(365)));

        public Task<LedgerAnswer> Undo(string post, string hold, int points) => Ledger.Execute(
            LedgerTransfers.Reverse("undo-" + post, "test", "x", Now, post),
            LedgerTransfers.Hold(
                hold, "test", "x", Now, Account, LedgerAccounts.Provider("p"), LedgerUnit.Points, points, TimeSpan.FromDays(365)));

        public async Task Step(int kind, int amount, int target, int? months)
        {
            var id = $"t{++made}";
            switch (kind)
            {
                case 0 or 1 or 2:
                    await Credit(id, amount, months);
                    Model.Credit(PointQueueModel.MonthOf(Now), PointLotRules.ExpiresAt(Now, months), amount);
                    credits.Add((id, PointQueueModel.MonthOf(Now), amount));
                    break;
                case 3:
                    Assert.Equal(Model.Spend(amount), (await Ledger.Execute(LedgerTransfers.Move(
                        id, "test", "x", Now, Account, LedgerAccounts.Provider("p"), LedgerUnit.Points, amount))).Refusal is null);
                    break;
                case 4 when Model.Spend(amount):
                    Assert.Null((await Hold(id, amount)).Refusal);
                    held.Add((id, amount));
                    break;
                case 4:
                    Assert.Equal(LedgerRefusal.InsufficientFunds, (await Hold(id, amount)).Refusal);
                    break;
                case 5 when Taken(held, target) is { } hold:
                    await Resolve(id, hold, target);
                    break;
                case 6 when Taken(posted, target) is { } post:
                    Assert.Null((await Undo(post.Id, id, post.Amount)).Refusal);
                    held.Add((id, post.Amount));
                    break;
                case 7 when Taken(credits, target) is { } credit:
                    Assert.Null((await Ledger.Execute(LedgerTransfers.Reverse(id, "test", "x", Now, "task-verified:" + credit.Id))).Refusal);
                    Model.TakeBack(credit.Month, credit.Amount);
                    break;
                default:
                    break;
            }
        }

        /// <summary>The balance and the wallet say what the queue has left.</summary>
        public async Task Agrees()
        {
            Assert.Equal(Model.Available, (await Ledger.GetBalance(Rider)).Points);
            var wallet = await Queries.Wallet(Rider);
            Assert.Equal(
                Model.Available,
                wallet.Balances.Where(one => one.Unit == "points").Sum(one => one.Amount) - wallet.Holds.Sum(one => one.Amount));
            Assert.Equal(Model.Expiring(), wallet.Expiring.Select(one => (one.At, one.Points)));
        }

        /// <summary>Nothing is negative or lost, and a replay finds what was taken.</summary>
        public async Task AddsUp(int? expired = null)
        {
            var audit = await new LedgerAudit(store.Database).Run();
            Assert.True(audit.Sound, audit.ToString());
            var movements = await Queries.Movements(Account, before: null, 1_000);
            Assert.Equal(expired ?? Model.Expired, -movements.Where(one => one.Kind == "points_expired").Sum(one => one.Amount));
            var sequencer = new LedgerSequencer(store.Database);
            while (await sequencer.SequenceNext(100) > 0)
            {
                // Until all have their number.
            }

            var replay = new LedgerReplay();
            foreach (var one in await new LedgerLogQueries(store.Database).Records(0, 1_000))
            {
                Assert.Null(replay.Add(one.Record));
            }

            var points = (await Queries.Wallet(Rider)).Balances.Where(one => one.Unit == "points").Sum(one => one.Amount);
            Assert.Equal(points, replay.BalanceOf(Account, "points"));
        }

        private static T? Taken<T>(List<T> from, int target)
            where T : struct
        {
            if (target >= from.Count)
            {
                return null;
            }

            var one = from[target];
            from.RemoveAt(target);
            return one;
        }

        /// <summary>Posts all or a part, or voids.</summary>
        private async Task Resolve(string id, (string Id, int Amount) hold, int target)
        {
            var posts = target % 3 == 0 ? hold.Amount : target % 3 == 1 ? hold.Amount / 2 : 0;
            var step = posts == hold.Amount ? LedgerTransfers.Post(id, "test", "x", Now, hold.Id)
                : posts == 0 ? LedgerTransfers.Void(id, "test", "x", Now, hold.Id)
                : LedgerTransfers.Move(id, "test", "x", Now, Account, LedgerAccounts.Provider("p"), LedgerUnit.Points, posts) with
                {
                    Step = LedgerStep.Post,
                    RelatedId = hold.Id,
                };
            Assert.Null((await Ledger.Execute(step)).Refusal);
            Model.Return(hold.Amount - posts);
            if (posts > 0)
            {
                posted.Add((id, posts));
            }
        }
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite() : PointExpiryTests(() => new SqliteTestDatabase());

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresCollection.Name)]
    public sealed class OnPostgres(MigratedPostgresFixture stores) : PointExpiryTests(stores.New);
}
