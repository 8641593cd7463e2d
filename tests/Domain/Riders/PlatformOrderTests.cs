using CsCheck;
using RedStation.Domain.Riders;

namespace RedStation.Tests.Domain.Riders;

/// <summary>Of what a rider and their platforms say of orders, the tightest that is still to be delivered counts.</summary>
public sealed class PlatformOrderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 30, 4, 0, 0, TimeSpan.Zero);

    /// <summary>Who says what after how many minutes; a platform's number, or the rider themselves for 0.</summary>
    private static readonly Gen<(int Who, int? Minutes, int Pass)> Word = Gen.Select(
        Gen.Int[0, 3], Gen.OneOf(Gen.Int[-10, 60].Select(minutes => (int?)minutes), Gen.Const((int?)null)), Gen.Int[0, 20]);

    [Fact]
    public void Order_WhateverIsSaid_IsTheTightestOfTheLastWords() => Word.Array[0, 20].Sample(words =>
    {
        var (state, now) = (new RiderState(), Noon);
        var said = new Dictionary<int, DateTimeOffset?>();
        foreach (var (who, minutes, pass) in words)
        {
            now = now.AddMinutes(pass);
            DateTimeOffset? deadline = minutes is { } left ? now.AddMinutes(left) : null;
            state = who == 0
                ? state with { OrderDeadline = AvailabilityRules.OrderInForce(deadline, now) }
                : PlatformOrderRules.Set(state, $"p{who}", deadline, now);
            said[who] = deadline;

            var expected = said.Values.Where(one => one > now).Min();
            Assert.Equal(expected, AvailabilityRules.OrderInForce(state, now));
            Assert.Equal(expected, AvailabilityRules.OrderInForce(PlatformOrderRules.Forget(state, now), now));
            Assert.Equal(state.PlatformOrders.Length, state.PlatformOrders.DistinctBy(order => order.PlatformId).Count());
        }
    });

    [Fact]
    public void Order_SaidAgain_ChangesNothing()
    {
        var once = PlatformOrderRules.Set(new RiderState(), "p", Noon.AddMinutes(5), Noon);

        Assert.Same(once, PlatformOrderRules.Set(once, "p", Noon.AddMinutes(5), Noon));
        Assert.Empty(PlatformOrderRules.Set(once, "p", null, Noon).PlatformOrders);
    }
}
