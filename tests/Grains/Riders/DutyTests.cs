using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Riders;

public sealed class DutyTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task OnDuty_NoPhoneForTheLimit_IsTakenOffAndNotCountedForIt()
    {
        var rider = await house.Registered("absent");
        await rider.GoOnDuty();
        house.Clock.Advance(TimeSpan.FromMinutes(5));
        var phone = await Phone.Of(house, "absent");

        house.Clock.Advance(TimeSpan.FromMinutes(11));

        await phone.Hears("that duty is over", news => news.Me is { OnDuty: false });
        var again = (await rider.GoOnDuty()).Value!;
        Assert.Equal(house.Now + TimeSpan.FromHours(8) - TimeSpan.FromMinutes(5), again.LimitAt);
    }

    [Fact]
    public async Task OnDuty_PhoneSeenJustBeforeTheFirstLook_IsLookedForOnceMore()
    {
        var rider = await house.Registered("late");
        await rider.GoOnDuty();
        house.Clock.Advance(TimeSpan.FromMinutes(9));
        var phone = await Phone.Of(house, "late");

        house.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await rider.GetView())!.OnDuty);
        house.Clock.Advance(TimeSpan.FromMinutes(9));

        await phone.Hears("that duty is over", news => news.Me is { OnDuty: false });
    }

    [Fact]
    public async Task GoOffDuty_WithAnOfferInHand_GivesItBack()
    {
        var place = house.NewPlace();
        await house.OnDuty("leaving", place, 10);
        var phone = await Phone.Of(house, "leaving");
        var task = await house.OpenCase("leaving", place);
        Assert.Single((await house.Rider("leaving").GetView())!.Offers);

        var me = (await house.Rider("leaving").GoOffDuty()).Value!;

        Assert.Empty(me.Offers);
        await phone.Hears("the withdrawal", news => news.Withdrawn?.Reason == OfferEnd.OffDuty);
        Assert.Equal(TaskRefusal.RiderOffDuty, (await task.Accept(Cases.By("leaving"))).Refusal);
    }

    [Fact]
    public async Task Offer_PastTheDailyLimit_IsRefusedUntilTomorrow()
    {
        var rider = await house.Registered("tireless");
        var view = await (await house.OpenCase("tireless", house.NewPlace())).Get();
        await rider.GoOnDuty();
        for (var hour = 0; hour < 8; hour++)
        {
            Assert.NotEqual(RiderRefusal.DailyLimit, (await Offer()).Refusal);
            await Pass(TimeSpan.FromHours(1));
        }

        Assert.Equal(RiderRefusal.DailyLimit, (await Offer()).Refusal);
        await Pass(TimeSpan.FromHours(8));
        Assert.Null((await Offer()).Refusal);

        Task<Contracts.Answer<Contracts.Unit, RiderRefusal>> Offer() =>
            rider.Offer(new TaskOffer("off", view!, 10, 3, 10, house.Now.AddSeconds(25)), TimeSpan.FromMinutes(15));

        async Task Pass(TimeSpan time)
        {
            for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(5))
            {
                house.Clock.Advance(TimeSpan.FromMinutes(5));
                await Phone.Of(house, "tireless");
            }
        }
    }

    [Fact]
    public async Task ChangeStanding_Blocked_IsOffDutyAndMayNotReturn()
    {
        var rider = await house.Registered("blocked");
        await rider.GoOnDuty();

        var me = (await rider.ChangeStanding(new ChangeStanding("block", true, []))).Value!;

        Assert.True(me is { OnDuty: false, Blocked: true });
        Assert.Equal(RiderRefusal.RiderBlocked, (await rider.GoOnDuty()).Refusal);
        Assert.Equal(RiderRefusal.RiderNotFound, (await house.Rider("nobody").GoOnDuty()).Refusal);
        Assert.Null(await house.Rider("nobody").GetView());
    }
}
