using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Riders;

public sealed class DutyTests(SiloFixture house) : IClassFixture<SiloFixture>
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
    [Trait("Case", "W26")]
    public async Task OnDuty_EightHours_IsTakenOffAndMayNotReturnBeforeSixteenHoursLater()
    {
        var rider = await house.Registered("tireless");
        var phone = await Phone.Of(house, "tireless");
        var limit = (await rider.GoOnDuty()).Value!.LimitAt!.Value;
        Assert.Equal(house.Now.AddHours(8), limit);
        await Pass("tireless", TimeSpan.FromHours(8));

        await phone.Hears("that the limit is reached", news => news.Me is { OnDuty: false, LimitAt: null });
        Assert.Equal(RiderRefusal.DailyLimit, (await rider.GoOnDuty()).Refusal);
        var rested = (await rider.GetView())!.RestUntil!.Value;
        Assert.Equal(limit.AddHours(16).AddMinutes(1), rested);

        await Pass("tireless", TimeSpan.FromHours(16));
        Assert.Equal(RiderRefusal.DailyLimit, (await rider.GoOnDuty()).Refusal);
        house.Clock.SetUtcNow(rested);
        var again = (await rider.GoOnDuty()).Value!;
        Assert.Equal((true, null), (again.OnDuty, again.RestUntil));
    }

    [Fact]
    [Trait("Case", "W26")]
    public async Task OnDuty_LimitReachedWithATaskInHand_EndsWithTheTask()
    {
        var place = house.NewPlace();
        await house.OnDuty("loyal", place, 10);
        await Phone.Of(house, "loyal");
        await Pass("loyal", TimeSpan.FromHours(8) - TimeSpan.FromMinutes(5));
        await house.Stand("loyal", place, 10);
        var task = await house.OpenCase("loyal", place);
        Assert.NotNull((await task.Accept(Cases.By("loyal"))).Value);
        await Pass("loyal", TimeSpan.FromMinutes(10));
        Assert.True((await house.Rider("loyal").GetView())!.OnDuty);

        Assert.NotNull((await task.Submit(Cases.By("loyal", new Evidence("好了", null)))).Value);

        Assert.False((await house.Rider("loyal").GetView())!.OnDuty);
        Assert.Equal(RiderRefusal.DailyLimit, (await house.Rider("loyal").GoOnDuty()).Refusal);
    }

    [Theory]
    [Trait("Case", "P1")]
    [InlineData("off duty")]
    [InlineData("absence")]
    [InlineData("block")]
    public async Task OffDuty_HoweverItCame_ForgetsTheOrder(string how)
    {
        var id = "carries-" + how.Replace(' ', '-');
        var rider = await house.Registered(id);
        await rider.GoOnDuty();
        Assert.NotNull((await rider.SetOrderDeadline(house.Now.AddMinutes(45))).Value!.OrderDeadline);

        switch (how)
        {
            case "off duty":
                await rider.GoOffDuty();
                break;
            case "absence":
                house.Clock.Advance(TimeSpan.FromMinutes(11));
                await Until.True(async () => !(await rider.GetView())!.OnDuty, "the absent rider is off duty");
                break;
            default:
                await rider.ChangeAccountStatus(new ChangeAccountStatus("block", true, []));
                await rider.ChangeAccountStatus(new ChangeAccountStatus("unblock", false, []));
                break;
        }

        await SiloFixture.Drop(rider);
        Assert.Null((await rider.GetView())!.OrderDeadline);
        Assert.Null((await rider.GoOnDuty()).Value!.OrderDeadline);
    }

    [Fact]
    [Trait("Case", "P1")]
    [Trait("Case", "W7")]
    public async Task OrderDeadline_WhoseTimePasses_IsGoneAndThePhoneIsTold()
    {
        var rider = await house.Registered("delivered");
        await rider.GoOnDuty();
        var phone = await Phone.Of(house, "delivered");
        var due = house.Now.AddMinutes(3);
        await rider.SetOrderDeadline(due);
        Assert.Equal(due, (await rider.GetView())!.OrderDeadline);

        house.Clock.Advance(TimeSpan.FromMinutes(3));

        await phone.Hears("that no order counts", news => news.Me is { OrderDeadline: null } me && me.ServerNow >= due);
        Assert.Null((await rider.GetView())!.OrderDeadline);
        Assert.Null((await rider.SetOrderDeadline(house.Now.AddHours(-5))).Value!.OrderDeadline);
    }

    [Fact]
    [Trait("Case", "P1")]
    public async Task ChangeStanding_BlockedWithAnOfferInHand_GivesItBack()
    {
        var place = house.NewPlace();
        await house.OnDuty("stopped", place, 10);
        var phone = await Phone.Of(house, "stopped");
        await house.OpenCase("stopped", place);

        Assert.Empty((await house.Rider("stopped").ChangeAccountStatus(new ChangeAccountStatus("stop", true, []))).Value!.Offers);

        await phone.Hears("the withdrawal", news => news.Withdrawn?.Reason == OfferEnd.OffDuty);
    }

    [Fact]
    public async Task ChangeStanding_Blocked_IsOffDutyAndMayNotReturn()
    {
        var rider = await house.Registered("blocked");
        await rider.GoOnDuty();

        var me = (await rider.ChangeAccountStatus(new ChangeAccountStatus("block", true, []))).Value!;

        Assert.True(me is { OnDuty: false, Blocked: true });
        Assert.Equal(RiderRefusal.RiderBlocked, (await rider.GoOnDuty()).Refusal);
        Assert.Equal(RiderRefusal.RiderNotFound, (await house.Rider("nobody").GoOnDuty()).Refusal);
        Assert.Null(await house.Rider("nobody").GetView());
    }

    /// <summary>Time goes by while a phone is there.</summary>
    private async Task Pass(string id, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(5))
        {
            house.Clock.Advance(TimeSpan.FromMinutes(5));
            await Phone.Of(house, id);
        }
    }
}
