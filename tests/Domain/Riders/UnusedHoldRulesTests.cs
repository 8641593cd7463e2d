using CsCheck;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain;
using RedStation.Domain.Riders;

namespace RedStation.Tests.Domain.Riders;

[Trait("Case", "S6")]
public sealed class UnusedHoldRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);
    private static readonly RiderOptions Options = new();

    [Fact]
    public void RunningOutAgainAndAgain_LeavesAPauseEachTime_AndEndsForTheDay()
    {
        var (state, now, granted) = (Rider, Noon, 0);
        for (; granted <= Options.UnusedHoldsPerDay; granted++)
        {
            var held = ReservationHoldRules.Hold(state, At($"rsv-{granted}", now + Life), Options, now);
            if (held.Answer is { } refusal)
            {
                Assert.Equal(RiderRefusal.ReservationLimit, refusal);
                break;
            }

            now += Life;
            state = UnusedHoldRules.Ended(held.State, ReservationEnd.Expired, now, Options);
            if (granted + 1 < Options.UnusedHoldsPerDay)
            {
                var soon = ReservationHoldRules.Hold(state, At("soon", now + Life), Options, now.AddSeconds(1));
                Assert.Equal(RiderRefusal.ReservationPaused, soon.Answer);
                Assert.Equal(now + Options.UnusedHoldPause, UnusedHoldRules.AllowedFrom(state, Options, now.AddSeconds(1)));
            }

            now += Options.UnusedHoldPause;
        }

        Assert.Equal(Options.UnusedHoldsPerDay, granted);
        var tomorrow = UnusedHoldRules.AllowedFrom(state, Options, now)!.Value;
        Assert.Equal(new TimeOnly(0, 0), ChinaTime.TimeOfDay(tomorrow));
        Assert.Null(ReservationHoldRules.Hold(state, At("next", tomorrow + Life), Options, tomorrow).Answer);
    }

    [Theory]
    [InlineData(ReservationEnd.Started)]
    [InlineData(ReservationEnd.PortFaulted)]
    [InlineData(ReservationEnd.StationOffline)]
    [InlineData(ReservationEnd.PortRemoved)]
    [InlineData(ReservationEnd.StationRetired)]
    public void WhatTheRiderUsedOrCouldNotHelp_CostsNothing(ReservationEnd reason) =>
        Assert.Null(UnusedHoldRules.WhyNot(UnusedHoldRules.Ended(Held(Noon), reason, Noon.AddMinutes(9), Options), Options, Noon.AddMinutes(9)));

    [Fact]
    public void WhoCame_MayReserveAgainWhateverEndedIt()
    {
        var came = ReservationHoldRules.Came(Held(Noon), "s", Noon.AddMinutes(5));
        var elsewhere = ReservationHoldRules.Came(Held(Noon), "other", Noon.AddMinutes(5));

        Assert.Null(WhyNotAfter(came, ReservationEnd.Expired));
        Assert.Null(WhyNotAfter(came, ReservationEnd.Cancelled));
        Assert.Equal(RiderRefusal.ReservationPaused, WhyNotAfter(elsewhere, ReservationEnd.Expired));
        Assert.Equal(RiderRefusal.ReservationPaused, WhyNotAfter(Held(Noon), ReservationEnd.Cancelled));
    }

    [Fact]
    public void GivingUpAtOnce_IsFree_UntilItKeepsPortsFromOthersForTooLong() => Gen.Int[0, 60].Array[1, 60].Sample(times =>
    {
        var (state, now, free) = (Rider, Noon, TimeSpan.Zero);
        foreach (var time in times)
        {
            var held = ReservationHoldRules.Hold(state, At("rsv", now + Life), Options, now);
            if (held.Answer is not null)
            {
                Assert.True(free + TimeSpan.FromSeconds(60) > Options.FreeHoldTimePerDay);
                return;
            }

            now = now.AddSeconds(time);
            free += TimeSpan.FromSeconds(time);
            state = UnusedHoldRules.Ended(held.State, ReservationEnd.Cancelled, now, Options);
            Assert.Equal(free <= Options.FreeHoldTimePerDay, UnusedHoldRules.WhyNot(state, Options, now) is null);
        }
    });

    [Fact]
    public void Hold_WhileTheWordOfAnEndIsOnItsWay_CountsIt()
    {
        var over = ReservationHoldRules.Hold(Held(Noon), At("next", Noon.AddMinutes(30)), Options, Noon + Life);

        Assert.Equal(RiderRefusal.ReservationPaused, over.Answer);
        Assert.True(over.Write);
        Assert.Null(over.State.Reservation);
    }

    [Fact]
    public void Pause_OverMidnight_GoesOn()
    {
        var lastMinute = ChinaTime.StartOf(new DateOnly(2026, 11, 25)).AddMinutes(-1);
        var state = UnusedHoldRules.Ended(Held(lastMinute - Life), ReservationEnd.Expired, lastMinute, Options);

        Assert.Equal(RiderRefusal.ReservationPaused, UnusedHoldRules.WhyNot(state, Options, lastMinute.AddMinutes(3)));
        Assert.Null(UnusedHoldRules.WhyNot(state, Options, lastMinute.AddMinutes(5)));
    }

    private static RiderState Rider => new() { DisplayName = "小张" };

    private static RiderState Held(DateTimeOffset now) => ReservationHoldRules.Hold(Rider, At("rsv", now + Life), Options, now).State;

    private static RiderRefusal? WhyNotAfter(RiderState state, ReservationEnd reason) =>
        UnusedHoldRules.WhyNot(UnusedHoldRules.Ended(state, reason, Noon.AddMinutes(9), Options), Options, Noon.AddMinutes(9));

    private static Reservation At(string id, DateTimeOffset expiresAt) => new(id, "s", "西湖驿站", 1, expiresAt);
}
