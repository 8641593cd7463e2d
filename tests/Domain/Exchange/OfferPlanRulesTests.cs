using RedStation.Contracts.Exchange;
using RedStation.Domain.Exchange;
using static RedStation.Tests.Domain.Exchange.SomeServices;

namespace RedStation.Tests.Domain.Exchange;

public sealed class OfferPlanRulesTests
{
    [Fact]
    public void SetSlots_OneOfYesterday_ChangesNone()
    {
        var state = WithSlots(2, 2);
        var decision = OfferPlanRules.SetSlots(state, new SetSlots("more", "staff", [Plan(4, 1), Plan(-24, 1)]), Noon);

        Assert.Equal(ExchangeRefusal.SlotPast, decision.Answer.Refusal);
        Assert.Equal(state.Slots, decision.State.Slots);
    }

    [Fact]
    public void SetSlots_BelowWhatIsTaken_IsRefused()
    {
        var state = OfferRules.Take(WithSlots(2, 2), Wants("x", "20261124-1400")).State;

        Assert.Equal(ExchangeRefusal.SlotInUse, Set(Plan(2, 0)).Answer.Refusal);
        Assert.Equal(ExchangeRefusal.SlotInUse, Set(Plan(2, 2) with { End = Noon.AddHours(4) }).Answer.Refusal);
        Assert.Equal((1, 1), Set(Plan(2, 1)).State.Slots.Select(slot => (slot.Capacity, slot.Taken)).Single());

        RedStation.Domain.Decision<OfferState, RedStation.Contracts.Answer<ServiceOffer, ExchangeRefusal>> Set(SlotPlan plan) =>
            OfferPlanRules.SetSlots(state, new SetSlots("less", "staff", [plan]), Noon);
    }

    [Fact]
    public void SetSlots_OfNobody_TakesThemAwayAndLeavesTheOthers()
    {
        var decision = OfferPlanRules.SetSlots(WithSlots(2, 2, 4), new SetSlots("less", "staff", [Plan(2, 0)]), Noon);

        Assert.Equal(["20261124-1600"], decision.State.Slots.Select(slot => slot.Id));
        Assert.True(decision.Write);
    }

    [Fact]
    public void SetSlots_ThoseThatAreOver_StayWhileARedemptionHasThem()
    {
        var state = OfferRules.Take(WithSlots(1, 2, 4), Wants("x", "20261124-1400")).State;
        var later = OfferPlanRules.SetSlots(state, new SetSlots("more", "staff", [Plan(48, 1)]), Noon.AddHours(10)).State;

        Assert.Equal(["20261124-1400", "20261126-1200"], later.Slots.Select(slot => slot.Id));
    }

    [Fact]
    public void SetStock_Again_IsAnsweredAsBefore()
    {
        var command = new SetStock("set", "staff", 5);
        var once = OfferPlanRules.SetStock(new OfferState(), command, Noon);
        var taken = OfferRules.Take(once.State, Wants("x")).State;
        var twice = OfferPlanRules.SetStock(taken, command, Noon);

        Assert.Equal((5, 4, false), (twice.Answer.Value!.Stock, twice.State.Stock, twice.Write));
        Assert.Equal(
            ExchangeRefusal.OperationIdReused, OfferPlanRules.SetStock(taken, command with { Stock = 6 }, Noon).Answer.Refusal);
    }
}
