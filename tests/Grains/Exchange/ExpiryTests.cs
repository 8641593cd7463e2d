using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.Services;
using static RedStation.Tests.Grains.Cluster.Stations;

namespace RedStation.Tests.Grains.Exchange;

/// <summary>What is not handed over in time returns by itself, awake or not.</summary>
public sealed class ExpiryTests(SiloFixture house) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Redemption_OutOfMemoryWhenItsTimeIsOver_ReturnsPointsAndStock()
    {
        var offer = await house.InStock("forgotten", 1);
        var redemption = await house.Reserved("forgotten", "forgetful");
        await SiloFixture.Drop(redemption);

        house.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Price, await house.PointsOf("forgetful"));
        await house.Grains.Clock(0).Start();

        await Until.True(async () => (await offer.Get()).Stock == 1, "the stock is back");
        await Until.True(async () => (await Row("forgetful")).Status == RedemptionStatus.Expired, "the list says so");
        Assert.Equal(ExchangeRefusal.RedemptionExpired, (await redemption.Deliver(DeliverAt("西湖驿站"))).Refusal);
    }

    [Fact]
    public async Task Redemption_InMemoryWhenItsTimeIsOver_ReturnsWithoutTheClock()
    {
        var offer = await house.InStock("watched", 1);
        house.Services.Put(Terms("watched") with { KeptFor = TimeSpan.FromMinutes(15) });
        await house.Reserved("watched", "watcher");

        house.Clock.Advance(TimeSpan.FromMinutes(15));

        await Until.True(async () => (await offer.Get()).Stock == 1, "the stock is back");
        Assert.Equal(Price, await house.PointsOf("watcher"));
    }

    [Fact]
    public async Task Redemption_AtTheVeryEnd_IsExpiredEvenIfNobodyNoticed()
    {
        await house.InStock("late", 1);
        var redemption = await house.Reserved("late", "latecomer");
        await SiloFixture.Drop(redemption);
        house.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(ExchangeRefusal.RedemptionExpired, (await redemption.Deliver(DeliverAt("西湖驿站"))).Refusal);
        Assert.Equal(Price, await house.PointsOf("latecomer"));
    }

    [Fact]
    public async Task Redemption_MadeKnownAndNeverStored_IsForgotten()
    {
        await house.InStock("phantom", 1, oncePerYear: true);
        await house.WithPoints("phantom", Price);
        house.Faults.Fail(GrainKeys.Redemption("phantom"));
        await Assert.ThrowsAsync<StorageFaultException>(() => house.Grains.Redemption("phantom").Reserve(ReserveOf("phantom", "phantom", "phantom")));
        await SiloFixture.Drop(house.Grains.Redemption("phantom"));

        await house.Grains.Redemption("phantom").Wake();

        Assert.NotNull((await house.Grains.Redemption("phantom2").Reserve(ReserveOf("phantom", "phantom", "phantom"))).Value);
    }

    [Fact]
    public async Task Rating_IsKeptOnce()
    {
        await house.InStock("rated", 1);
        var redemption = await house.Reserved("rated", "critic");
        await redemption.Deliver(DeliverAt("西湖驿站"));

        Assert.Equal(5, (await redemption.Rate(new RateService(NewOperation(), "critic", 5, "很好"))).Value!.Stars);
        Assert.Equal(ExchangeRefusal.AlreadyRated, (await redemption.Rate(new RateService(NewOperation(), "critic", 1, null))).Refusal);
        Assert.Equal(new ServiceRating(1, 5), (await house.Get<RedemptionQueries>().RatingsOf())["rated"]);
    }

    private async Task<RedemptionView> Row(string rider) => (await house.Get<RedemptionQueries>().OfRider(rider, null, 10)).Items.Single();
}
