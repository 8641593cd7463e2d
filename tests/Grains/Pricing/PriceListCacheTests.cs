using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Ledger;
using RedStation.Domain.Pricing;
using RedStation.Grains.Pricing;
using RedStation.Storage.Ledger;
using RedStation.Storage.Pricing;
using RedStation.Tests.Grains.Cluster;
using RedStation.Tests.Grains.Storage;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Pricing;

/// <summary>How processes follow the lists, and tasks keep their prices.</summary>
public sealed class PriceListCacheTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private static readonly PriceListOptions Options = new();

    [Fact]
    public async Task Version_OfAnotherProcess_IsKnownWithinTheTimeThatIsSet()
    {
        using var database = new SqliteTestDatabase();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 4, 0, 0, TimeSpan.Zero));
        var tasks = new PriceListStore<TaskPrice>(database.Database, clock);
        var services = new PriceListStore<ServicePrice>(database.Database, clock);
        var rules = new PriceListStore<DistrictRule>(database.Database, clock);
        using var cache = new PriceListCache(
            tasks, services, rules, Microsoft.Extensions.Options.Options.Create(Options), clock, NullLogger<PriceListCache>.Instance);
        await cache.StartAsync(TestContext.Current.CancellationToken);
        Assert.Empty((await cache.Current()).Tasks);

        await tasks.AddFirst(new DateOnly(2026, 11, 29), "first", [new(TaskType.Patrol, "巡逻", "Patrol", 5, 30, [])]);

        await Until.True(
            async () =>
            {
                clock.Advance(Options.SeenWithin / 2);
                return (await cache.Current()).OfTask(TaskType.Patrol, "330106", clock.GetUtcNow())?.Price.Points == 5;
            },
            "the new version");
        await cache.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Task_KeepsThePriceAtWhichItWasOpened()
    {
        var place = silo.NewPlace();
        var before = await silo.OpenTask("before", place, TaskType.Patrol);
        var now = (await before.Get())!;
        var store = silo.Get<PriceListStore<TaskPrice>>();
        var draft = new PriceListDraft<TaskPrice>(
            "330106", Domain.ChinaTime.Day(silo.Now), null, "节日", 0, [new(TaskType.Patrol, "巡逻", "Patrol", now.Points + 7, 45, [])]);
        Assert.Equal(1, (await store.Publish(draft, new PriceListAuthor("a", "管理员", "a b", "f"))).Number);
        await silo.Get<PriceListCache>().Look();

        var after = (await (await silo.OpenTask("after", place, TaskType.Patrol)).Get())!;

        Assert.Equal((now.Points + 7, 45, new PriceListReference("330106", 1)), (after.Points, after.Minutes, after.PriceList));
        await SiloFixture.Drop(before);
        var same = (await before.Get())!;
        Assert.Equal((now.Points, now.Minutes, new PriceListReference(null, 1)), (same.Points, same.Minutes, same.PriceList));
    }

    [Fact]
    public async Task Task_VerifiedUnderADistrictsRule_PaysPointsThatExpire()
    {
        var place = silo.NewPlace();
        await Rule(new(DistrictRuleKind.PointsValidMonths, 24));

        await silo.OnDuty("earner", place, 50);
        var task = await silo.OpenTask("under-a-rule", place);
        await task.Submitted("earner");
        Assert.NotNull((await task.Verify(ByDispatcher())).Value);

        var wallet = await silo.Get<LedgerQueries>().Wallet("earner");
        var expiring = Assert.Single(wallet.Expiring);
        Assert.Equal(PointLotRules.ExpiresAt(silo.Now, 24), expiring.At);
        Assert.Equal((await task.Get())!.Points, expiring.Points);
    }

    [Fact]
    public async Task Task_AboveTheMonthsCeiling_IsOfferedAndPaidWithWhatIsLeft_AndCertifiedWhole()
    {
        var place = silo.NewPlace();
        await Rule(new(DistrictRuleKind.MonthlyPointsCeiling, 2));

        await silo.OnDuty("capped", place, 50);
        var task = await silo.OpenTask("above-the-ceiling", place);
        await Until.True(async () => (await silo.Rider("capped").GetView())!.Offers.Length == 1, "the offer");
        var offer = (await silo.Rider("capped").GetView())!.Offers[0];
        Assert.Equal((2, (int?)2), (offer.Points, offer.MonthlyCeiling));
        await task.Submitted("capped");
        Assert.NotNull((await task.Verify(ByDispatcher())).Value);

        Assert.Equal(2, (await silo.Rider("capped").GetView())!.Balance.Points);
        var movements = await silo.Get<LedgerQueries>().Movements(LedgerAccounts.Rider("capped"), null, 10);
        Assert.All(movements, movement => Assert.Equal("task_verified_capped", movement.Kind));
        Assert.Equal((await task.Get())!.Minutes, movements.Single(movement => movement.Unit == "socialMinutes").Amount);
    }

    [Fact]
    public async Task FirstVersions_ComeWithTheProgram_Once()
    {
        await silo.Restart();

        var versions = await silo.Get<PriceListStore<TaskPrice>>().Headers();
        Assert.Single(versions, version => version.District is null);
        Assert.Equal(5, versions[0].Count);
        Assert.Null(versions[0].Author);
        var service = (await silo.Get<IPriceLists>().Current()).OfService("helmet", "330106", silo.Now);
        Assert.Equal(35, service?.Price.Points);
    }

    /// <summary>Has one rule hold in the district of the tests' tasks, and no other.</summary>
    private async Task Rule(DistrictRule rule)
    {
        var store = silo.Get<PriceListStore<DistrictRule>>();
        var latest = (await store.Headers()).Where(one => one.District == "330106").Max(one => (int?)one.Number) ?? 0;
        var draft = new PriceListDraft<DistrictRule>("330106", Domain.ChinaTime.Day(silo.Now), null, "规则", latest, [rule]);
        var author = new PriceListAuthor("a", "管理员", $"a rule-{latest}", "f");
        Assert.Equal(latest + 1, (await store.Publish(draft, author)).Number);
        await silo.Get<PriceListCache>().Look();
    }
}
