using CsCheck;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Riders;

namespace RedStation.Tests.Domain.Riders;

public sealed class ReservationHoldRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    /// <summary>Without turns for others, which <see cref="UnusedHoldRulesTests"/> look at.</summary>
    private static readonly RiderOptions Options = new() { UnusedHoldPause = TimeSpan.Zero, UnusedHoldsPerDay = 1000 };

    [Fact]
    public void Hold_AnySequence_HoldsAtMostOneAtATime() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[1, 900], Gen.Int[0, 400]).Array[1, 30].Sample(asks =>
        {
            var state = new RiderState { DisplayName = "小张" };
            var now = Noon;
            Reservation? held = null;
            foreach (var (which, life, wait) in asks)
            {
                now = now.AddSeconds(wait);
                var asked = held?.ReservationId == $"rsv-{which}" ? held : At($"rsv-{which}", now.AddSeconds(life));
                var decision = ReservationHoldRules.Hold(state, asked, Options, now);

                var free = held is null || held.ExpiresAt <= now;
                if (asked == held)
                {
                    Assert.Null(decision.Answer);
                    Assert.Same(state, decision.State);
                }
                else
                {
                    Assert.Equal(free ? null : RiderRefusal.AlreadyReserved, decision.Answer);
                    held = free ? asked : held;
                }

                state = decision.State;
                Assert.Equal(held!.ExpiresAt > now ? held : null, ReservationHoldRules.Current(state, now));
            }
        });

    [Fact]
    public void Hold_ThatIsOverAlready_IsRefused() => Assert.Equal(
        RiderRefusal.ReservationOver, ReservationHoldRules.Hold(new RiderState { DisplayName = "小张" }, At("rsv", Noon), Options, Noon).Answer);

    [Fact]
    public void Hold_UnknownOrBlockedRider_IsRefused()
    {
        Assert.Equal(RiderRefusal.RiderNotFound, ReservationHoldRules.Hold(new RiderState(), At("rsv", Noon.AddHours(1)), Options, Noon).Answer);
        Assert.Equal(
            RiderRefusal.RiderBlocked,
            ReservationHoldRules.Hold(new RiderState { DisplayName = "小张", Blocked = true }, At("rsv", Noon.AddHours(1)), Options, Noon).Answer);
    }

    private static Reservation At(string id, DateTimeOffset expiresAt) => new(id, "s", "西湖驿站", 1, expiresAt);
}
