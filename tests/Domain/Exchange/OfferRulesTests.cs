using CsCheck;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Pricing;
using RedStation.Domain.Exchange;
using static RedStation.Tests.Domain.Exchange.SomeServices;

namespace RedStation.Tests.Domain.Exchange;

/// <summary>Of so many, so many are given, whatever happens in whatever order.</summary>
public sealed class OfferRulesTests
{
    private static readonly Gen<(int Redemption, int Step)> Step = Gen.Select(Gen.Int[1, 12], Gen.Int[0, 3]);

    [Fact]
    public void Stock_WhateverHappens_IsNeitherNegativeNorLost() => Gen.Select(Gen.Int[0, 5], Step.Array[0, 60]).Sample((stock, steps) =>
    {
        var (state, used) = (new OfferState { Stock = stock }, 0);
        foreach (var (redemption, step) in steps)
        {
            var held = state.Held.Length;
            state = step < 2 ? OfferRules.Take(state, Wants($"x{redemption}")).State : OfferRules.Settle(state, $"x{redemption}", used: step == 2);
            used += step == 2 ? held - state.Held.Length : 0;

            Assert.True(state.Stock >= 0);
            Assert.Equal(stock, state.Stock + state.Held.Length + used);
            Assert.Equal(state.Held.Length, state.Held.DistinctBy(one => one.RedemptionId).Count());
        }
    },
    iter: 2_000);

    [Fact]
    public void Slot_WhateverHappens_HoldsNoMoreThanItsCapacity() => Gen.Select(Gen.Int[1, 4], Step.Array[0, 60]).Sample((capacity, steps) =>
    {
        var (state, used) = (WithSlots(capacity, 2), 0);
        foreach (var (redemption, step) in steps)
        {
            var held = state.Held.Length;
            state = step < 2
                ? OfferRules.Take(state, Wants($"x{redemption}", state.Slots[0].Id)).State
                : OfferRules.Settle(state, $"x{redemption}", used: step == 2);
            used += step == 2 ? held - state.Held.Length : 0;

            Assert.InRange(state.Slots[0].Taken, 0, capacity);
            Assert.Equal(state.Slots[0].Taken, state.Held.Length + used);
        }
    },
    iter: 2_000);

    [Fact]
    public void Take_StockOfOneAndFiftyRiders_GivesOne()
    {
        var (state, given) = (new OfferState { Stock = 1 }, 0);
        for (var rider = 0; rider < 50; rider++)
        {
            var decision = OfferRules.Take(state, Wants($"x{rider}"));
            state = decision.State;
            given += decision.Answer.Value is null ? 0 : 1;
            Assert.Equal(rider == 0 ? null : ExchangeRefusal.OutOfStock, decision.Answer.Refusal);
        }

        Assert.Equal((1, 0), (given, state.Stock));
    }

    [Fact]
    public void Take_Again_GivesTheSameAndTakesNoSecond()
    {
        var once = OfferRules.Take(WithSlots(1, 2), Wants("x", "20261124-1400"));
        var twice = OfferRules.Take(once.State, Wants("x", "20261124-1400"));

        Assert.Equal(once.Answer.Value, twice.Answer.Value);
        Assert.Equal((0, false), (twice.Answer.Value!.Slot!.Free, twice.Write));
    }

    [Theory]
    [InlineData("20261124-1500", ExchangeRefusal.SlotNotFound)]
    [InlineData(null, ExchangeRefusal.SlotNotFound)]
    [InlineData("20261124-1400", ExchangeRefusal.SlotPast)]
    [InlineData("20261125-1200", ExchangeRefusal.ProviderClosed)]
    [InlineData("20261126-1200", ExchangeRefusal.SlotFull)]
    public void Take_SlotThatIsNotToBeHad_IsRefused(string? slot, ExchangeRefusal refusal)
    {
        var full = OfferRules.Take(WithSlots(1, 2, 24, 48), Wants("other", "20261126-1200")).State;
        var state = OfferPlanRules.SetClosingDays(full, new SetClosingDays("close", "staff", [new DateOnly(2026, 11, 25)]), Noon).State;

        var wanted = new TakeService("x", ServiceDelivery.Appointment, slot, Noon.AddHours(2));
        Assert.Equal(refusal, OfferRules.Take(state, wanted).Answer.Refusal);
    }

    [Fact]
    public void View_SlotOnAClosingDay_HasNoneFree()
    {
        var state = OfferPlanRules.SetClosingDays(
            WithSlots(3, 2, 24), new SetClosingDays("close", "staff", [new DateOnly(2026, 11, 25)]), Noon).State;

        Assert.Equal([3, 0], OfferRules.View(state, Noon).Slots.Select(slot => slot.Free));
        Assert.Empty(OfferRules.View(state, Noon.AddDays(2)).Slots);
        Assert.Empty(OfferRules.View(state, Noon.AddDays(2)).ClosingDays);
    }
}
