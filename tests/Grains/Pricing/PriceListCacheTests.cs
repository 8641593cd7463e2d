using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Pricing;
using RedStation.Grains.Pricing;
using RedStation.Storage.Pricing;
using RedStation.Tests.Grains.Cluster;
using RedStation.Tests.Grains.Storage;

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
        using var cache = new PriceListCache(
            tasks, services, Microsoft.Extensions.Options.Options.Create(Options), clock, NullLogger<PriceListCache>.Instance);
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
}
