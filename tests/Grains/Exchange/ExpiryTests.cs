using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.ServiceSetup;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Exchange;

/// <summary>What is not handed over in time returns by itself, awake or not.</summary>
public abstract class ExpiryTests(SiloFixture silo)
{
    [Fact]
    public async Task Redemption_OutOfMemoryWhenItsTimeIsOver_ReturnsPointsAndStock()
    {
        var offer = await silo.InStock("forgotten", 1);
        var redemption = await silo.Reserved("forgotten", "forgetful");
        await SiloFixture.Drop(redemption);

        silo.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Price, await silo.PointsOf("forgetful"));
        await silo.Grains.Clock(0).Start();

        await Until.True(async () => (await offer.Get()).Stock == 1, "the stock is back");
        await Until.True(async () => (await Row("forgetful")).Status == RedemptionStatus.Expired, "the list says so");
        Assert.Equal(ExchangeRefusal.RedemptionExpired, (await redemption.Deliver(DeliverAt("西湖驿站"))).Refusal);
    }

    [Fact]
    public async Task Redemption_InMemoryWhenItsTimeIsOver_ReturnsWithoutTheClock()
    {
        var offer = await silo.InStock("watched", 1);
        silo.Services.Put(Terms("watched") with { KeptFor = TimeSpan.FromMinutes(15) });
        await silo.Reserved("watched", "watcher");

        silo.Clock.Advance(TimeSpan.FromMinutes(15));

        await Until.True(async () => (await offer.Get()).Stock == 1, "the stock is back");
        Assert.Equal(Price, await silo.PointsOf("watcher"));
    }

    [Fact]
    public async Task Redemption_AtTheVeryEnd_IsExpiredEvenIfNobodyNoticed()
    {
        await silo.InStock("late", 1);
        var redemption = await silo.Reserved("late", "latecomer");
        await SiloFixture.Drop(redemption);
        silo.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(ExchangeRefusal.RedemptionExpired, (await redemption.Deliver(DeliverAt("西湖驿站"))).Refusal);
        Assert.Equal(Price, await silo.PointsOf("latecomer"));
    }

    [Fact]
    public async Task Redemption_MadeKnownAndNeverStored_IsForgotten()
    {
        await silo.InStock("phantom", 1, oncePerYear: true);
        await silo.WithPoints("phantom", Price);
        silo.Faults.Fail(GrainKeys.Redemption("phantom"));
        await Assert.ThrowsAsync<StorageFaultException>(() => silo.Grains.Redemption("phantom").Reserve(ReserveOf("phantom", "phantom", "phantom")));
        await SiloFixture.Drop(silo.Grains.Redemption("phantom"));

        await silo.Grains.Redemption("phantom").Wake();

        Assert.NotNull((await silo.Grains.Redemption("phantom2").Reserve(ReserveOf("phantom", "phantom", "phantom"))).Value);
    }

    [Fact]
    public async Task Rating_IsKeptOnce()
    {
        await silo.InStock("rated", 1);
        var redemption = await silo.Reserved("rated", "critic");
        await redemption.Deliver(DeliverAt("西湖驿站"));

        Assert.Equal(5, (await redemption.Rate(new RateService(NewOperation(), "critic", 5, "很好"))).Value!.Stars);
        Assert.Equal(ExchangeRefusal.AlreadyRated, (await redemption.Rate(new RateService(NewOperation(), "critic", 1, null))).Refusal);
        Assert.Equal(new ServiceRating(1, 5), (await silo.Get<RedemptionQueries>().RatingsOf())["rated"]);
    }

    private async Task<RedemptionView> Row(string rider) => (await silo.Get<RedemptionQueries>().OfRider(rider, null, 10)).Items.Single();

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite(SiloFixture silo) : ExpiryTests(silo), IClassFixture<SiloFixture>;

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresSiloCollection.Name)]
    public sealed class OnPostgres(PostgresSiloFixture silo) : ExpiryTests(silo);
}
