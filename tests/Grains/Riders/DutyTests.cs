using RedStation.Contracts.Riders;
using RedStation.Contracts.Tasks;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Riders;

public sealed class DutyTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task OnDuty_NoPhoneForTheLimit_IsTakenOffAndNotCountedForIt()
    {
        var rider = await silo.Registered("absent");
        await rider.GoOnDuty();
        silo.Clock.Advance(TimeSpan.FromMinutes(5));
        var phone = await RecordingRiderGateway.Of(silo, "absent");

        silo.Clock.Advance(TimeSpan.FromMinutes(11));

        await phone.Hears("that duty is over", news => news.Me is { OnDuty: false });
        var again = (await rider.GoOnDuty()).Value!;
        Assert.Equal(silo.Now + TimeSpan.FromHours(8) - TimeSpan.FromMinutes(5), again.LimitAt);
    }

    [Fact]
    public async Task OnDuty_PhoneSeenJustBeforeTheFirstLook_IsLookedForOnceMore()
    {
        var rider = await silo.Registered("late");
        await rider.GoOnDuty();
        silo.Clock.Advance(TimeSpan.FromMinutes(9));
        var phone = await RecordingRiderGateway.Of(silo, "late");

        silo.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True((await rider.GetView())!.OnDuty);
        silo.Clock.Advance(TimeSpan.FromMinutes(9));

        await phone.Hears("that duty is over", news => news.Me is { OnDuty: false });
    }

    [Fact]
    public async Task GoOffDuty_WithAnOfferInHand_GivesItBack()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("leaving", place, 10);
        var phone = await RecordingRiderGateway.Of(silo, "leaving");
        var task = await silo.OpenTask("leaving", place);
        Assert.Single((await silo.Rider("leaving").GetView())!.Offers);

        var me = (await silo.Rider("leaving").GoOffDuty()).Value!;

        Assert.Empty(me.Offers);
        await phone.Hears("the withdrawal", news => news.Withdrawn?.Reason == OfferEnd.OffDuty);
        Assert.Equal(TaskRefusal.RiderOffDuty, (await task.Accept(TaskSetup.By("leaving"))).Refusal);
    }

    [Fact]
    [Trait("Case", "W26")]
    public async Task OnDuty_EightHours_IsTakenOffAndMayNotReturnBeforeSixteenHoursLater()
    {
        var rider = await silo.Registered("tireless");
        var phone = await RecordingRiderGateway.Of(silo, "tireless");
        var limit = (await rider.GoOnDuty()).Value!.LimitAt!.Value;
        Assert.Equal(silo.Now.AddHours(8), limit);
        await Pass("tireless", TimeSpan.FromHours(8));

        await phone.Hears("that the limit is reached", news => news.Me is { OnDuty: false, LimitAt: null });
        Assert.Equal(RiderRefusal.DailyLimit, (await rider.GoOnDuty()).Refusal);
        var rested = (await rider.GetView())!.RestUntil!.Value;
        Assert.Equal(limit.AddHours(16).AddMinutes(1), rested);

        await Pass("tireless", TimeSpan.FromHours(16));
        Assert.Equal(RiderRefusal.DailyLimit, (await rider.GoOnDuty()).Refusal);
        silo.Clock.SetUtcNow(rested);
        var again = (await rider.GoOnDuty()).Value!;
        Assert.Equal((true, null), (again.OnDuty, again.RestUntil));
    }

    [Fact]
    [Trait("Case", "W26")]
    public async Task OnDuty_LimitReachedWithATaskInHand_EndsWithTheTask()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("loyal", place, 10);
        await RecordingRiderGateway.Of(silo, "loyal");
        await Pass("loyal", TimeSpan.FromHours(8) - TimeSpan.FromMinutes(5));
        await silo.Stand("loyal", place, 10);
        var task = await silo.OpenTask("loyal", place);
        Assert.NotNull((await task.Accept(TaskSetup.By("loyal"))).Value);
        await Pass("loyal", TimeSpan.FromMinutes(10));
        Assert.True((await silo.Rider("loyal").GetView())!.OnDuty);

        Assert.NotNull((await task.Submit(TaskSetup.By("loyal", new Evidence("好了", null)))).Value);

        Assert.False((await silo.Rider("loyal").GetView())!.OnDuty);
        Assert.Equal(RiderRefusal.DailyLimit, (await silo.Rider("loyal").GoOnDuty()).Refusal);
    }

    [Theory]
    [Trait("Case", "P1")]
    [InlineData("off duty")]
    [InlineData("absence")]
    [InlineData("block")]
    public async Task OffDuty_HoweverItCame_ForgetsTheOrder(string how)
    {
        var id = "carries-" + how.Replace(' ', '-');
        var rider = await silo.Registered(id);
        await rider.GoOnDuty();
        Assert.NotNull((await rider.SetOrderDeadline(silo.Now.AddMinutes(45))).Value!.OrderDeadline);

        switch (how)
        {
            case "off duty":
                await rider.GoOffDuty();
                break;
            case "absence":
                silo.Clock.Advance(TimeSpan.FromMinutes(11));
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
        var rider = await silo.Registered("delivered");
        await rider.GoOnDuty();
        var phone = await RecordingRiderGateway.Of(silo, "delivered");
        var due = silo.Now.AddMinutes(3);
        await rider.SetOrderDeadline(due);
        Assert.Equal(due, (await rider.GetView())!.OrderDeadline);

        silo.Clock.Advance(TimeSpan.FromMinutes(3));

        await phone.Hears("that no order counts", news => news.Me is { OrderDeadline: null } me && me.ServerNow >= due);
        Assert.Null((await rider.GetView())!.OrderDeadline);
        Assert.Null((await rider.SetOrderDeadline(silo.Now.AddHours(-5))).Value!.OrderDeadline);
    }

    [Fact]
    [Trait("Case", "P1")]
    public async Task ChangeStanding_BlockedWithAnOfferInHand_GivesItBack()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("stopped", place, 10);
        var phone = await RecordingRiderGateway.Of(silo, "stopped");
        await silo.OpenTask("stopped", place);

        Assert.Empty((await silo.Rider("stopped").ChangeAccountStatus(new ChangeAccountStatus("stop", true, []))).Value!.Offers);

        await phone.Hears("the withdrawal", news => news.Withdrawn?.Reason == OfferEnd.OffDuty);
    }

    [Fact]
    public async Task ChangeStanding_Blocked_IsOffDutyAndMayNotReturn()
    {
        var rider = await silo.Registered("blocked");
        await rider.GoOnDuty();

        var me = (await rider.ChangeAccountStatus(new ChangeAccountStatus("block", true, []))).Value!;

        Assert.True(me is { OnDuty: false, Blocked: true });
        Assert.Equal(RiderRefusal.RiderBlocked, (await rider.GoOnDuty()).Refusal);
        Assert.Equal(RiderRefusal.RiderNotFound, (await silo.Rider("nobody").GoOnDuty()).Refusal);
        Assert.Null(await silo.Rider("nobody").GetView());
    }

    /// <summary>Time goes by while a phone is there.</summary>
    private async Task Pass(string id, TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(5))
        {
            silo.Clock.Advance(TimeSpan.FromMinutes(5));
            await RecordingRiderGateway.Of(silo, id);
        }
    }
}
