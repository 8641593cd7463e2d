using RedStation.Contracts.Exchange;
using RedStation.Domain.Exchange;
using RedStation.Domain.Ledger;
using static RedStation.Tests.Domain.Exchange.SomeServices;

namespace RedStation.Tests.Domain.Exchange;

public sealed class RedemptionRulesTests
{
    private static readonly ServiceSlot Slot = new("20261127-1200", Noon.AddDays(3), Noon.AddDays(3).AddHours(1), 1, 0);

    private static readonly RedemptionCommand ByRider = new("cancel", "r");

    private static readonly DeliverService ByStaff = new("deliver", "staff", "西湖驿站", null);

    [Fact]
    public void Reserve_AnotherPriceThanShown_IsRefused()
    {
        var decision = RedemptionRules.Reserve("x", new RedemptionState(), Reserve(Helmet, points: 30), Helmet, Rider(), Noon);

        Assert.Equal(ExchangeRefusal.PriceChanged, decision.Refusal());
        Assert.False(decision.Write);
    }

    [Fact]
    public void Reserve_WithoutAPrice_TakesItAtWhatItCosts()
    {
        var decision = RedemptionRules.Reserve("x", new RedemptionState(), Reserve(Helmet, points: 0), Helmet, Rider(), Noon);

        Assert.Equal(Helmet.Points, decision.State.Terms?.Points);
    }

    [Fact]
    public void Reserve_ServiceOfNoList_IsRefused() => Assert.Equal(
        ExchangeRefusal.ServiceNotFound, RedemptionRules.Reserve("x", new RedemptionState(), Reserve(Helmet), null, Rider(), Noon).Refusal());

    [Fact]
    public void Reserve_WhenPointsAreOnHold_KeepsPriceAndTime()
    {
        var reserved = RedemptionViews.View("x", Reserved(Helmet));
        Assert.Equal((RedemptionStatus.Reserved, 35), (reserved.Status, reserved.Points));
        Assert.Equal((Noon.AddDays(1), Noon.AddDays(1)), (reserved.ExpiresAt, reserved.CancelUntil));

        var appointment = RedemptionViews.View("x", Reserved(Lawyer, Slot));
        Assert.Equal((Slot.End.AddHours(1), Slot.Start.AddDays(-1)), (appointment.ExpiresAt, appointment.CancelUntil));
    }

    [Fact]
    public void Reserve_WithoutTheLedgersYes_ComesToNothing()
    {
        var asked = RedemptionRules.Reserve("x", new RedemptionState(), Reserve(Helmet), Helmet, Rider(), Noon);
        Assert.Null(asked.Answer);

        var poor = RedemptionOutcomes.Complete("x", asked.State, LedgerRefusal.InsufficientFunds);
        Assert.Equal(ExchangeRefusal.NotEnoughPoints, poor.Refusal());
        Assert.Equal((RedemptionStatus.Refused, true, null), (poor.State.Status, poor.State.OfferToSettle, poor.State.Pending));

        var late = RedemptionOutcomes.NotTaken(asked.State, ExchangeRefusal.OutOfStock);
        Assert.Equal((RedemptionStatus.Refused, false), (late.State.Status, late.State.OfferToSettle));
        Assert.Equal(ExchangeRefusal.OutOfStock, RedemptionRules.Reserve("x", late.State, Reserve(Helmet), Helmet, Rider(), Noon).Refusal());
        Assert.Equal(ExchangeRefusal.RedemptionNotFound, RedemptionRules.Deliver("x", late.State, ByStaff, Noon).Refusal());
    }

    [Fact]
    public void Cancel_UntilTheDeadline_AndNotAfter()
    {
        var state = Reserved(Lawyer, Slot);

        Assert.Null(RedemptionRules.Cancel("x", state, ByRider, Slot.Start.AddDays(-1).AddTicks(-1)).Answer);
        Assert.Equal(ExchangeRefusal.CancelTooLate, RedemptionRules.Cancel("x", state, ByRider, Slot.Start.AddDays(-1)).Refusal());
        Assert.Equal(ExchangeRefusal.NotYourRedemption, RedemptionRules.Cancel("x", state, ByRider with { By = "other" }, Noon).Refusal());
    }

    [Fact]
    public void Deliver_Twice_SecondIsRefused()
    {
        var delivered = Delivered(Noon);

        Assert.Equal((RedemptionStatus.Delivered, "西湖驿站"), (delivered.Status, delivered.Delivery!.Place));
        Assert.Equal(ExchangeRefusal.AlreadyDelivered, RedemptionRules.Deliver("x", delivered, ByStaff with { By = "other" }, Noon).Refusal());
        Assert.Equal(ExchangeRefusal.AlreadyDelivered, RedemptionRules.Cancel("x", delivered, ByRider, Noon).Refusal());
    }

    [Fact]
    public void Deliver_ByAnotherProvider_IsRefused() => Assert.Equal(
        ExchangeRefusal.NotYourService, RedemptionRules.Deliver("x", Reserved(Helmet), ByStaff with { ProviderId = "other" }, Noon).Refusal());

    [Fact]
    public void Deliver_WhenTheLedgerHasLetGo_HasExpired()
    {
        var asked = RedemptionRules.Deliver("x", Reserved(Helmet), ByStaff, Noon).State;
        var expired = RedemptionOutcomes.Complete("x", asked, LedgerRefusal.HoldExpired);

        Assert.Equal(ExchangeRefusal.RedemptionExpired, expired.Refusal());
        Assert.Equal((RedemptionStatus.Expired, true), (expired.State.Status, expired.State.OfferToSettle));
    }

    [Fact]
    public void Undo_WithinFiveMinutesByWhoeverDidIt_IsReservedAgain()
    {
        var delivered = Delivered(Noon.AddHours(23).AddMinutes(50));
        var soon = delivered.Delivery!.At.AddMinutes(5).AddTicks(-1);
        var undo = new RedemptionCommand("undo", "staff");

        Assert.Equal(ExchangeRefusal.UndoTooLate, RedemptionRules.Undo("x", delivered, undo, soon.AddTicks(1)).Refusal());
        Assert.Equal(ExchangeRefusal.UndoTooLate, RedemptionRules.Undo("x", delivered, undo with { By = "other" }, soon).Refusal());
        var asked = RedemptionRules.Undo("x", delivered, undo, soon).State;
        var again = RedemptionOutcomes.Complete("x", asked, null).State;
        Assert.Equal((RedemptionStatus.Reserved, null, 2), (again.Status, again.Delivery, again.Holds));
        Assert.Equal(soon.AddHours(1), again.ExpiresAt);
        Assert.Equal(ExchangeRefusal.NotDelivered, RedemptionRules.Undo("x", again, undo with { OperationId = "more" }, soon).Refusal());
        Assert.Equal(ExchangeRefusal.ProviderPaidOut, RedemptionOutcomes.Complete("x", asked, LedgerRefusal.NotReversible).Refusal());
    }

    [Fact]
    public void Rate_OnceAndOnlyWhatWasDelivered()
    {
        var rate = new RateService("rate", "r", 4, "很好");
        var rated = RedemptionRules.Rate("x", Delivered(Noon), rate);

        Assert.Equal((4, "很好"), (rated.Answer!.Value!.Stars, rated.Answer.Value.Comment));
        Assert.Equal(ExchangeRefusal.AlreadyRated, RedemptionRules.Rate("x", rated.State, rate with { OperationId = "again" }).Refusal());
        Assert.Equal(ExchangeRefusal.NotDelivered, RedemptionRules.Rate("x", Reserved(Helmet), rate).Refusal());
    }

    [Fact]
    public void Transfers_OfEachStep_AreWellFormedAndNameTheHold()
    {
        var asked = RedemptionRules.Reserve("x", new RedemptionState(), Reserve(Helmet), Helmet, Rider(), Noon).State;
        var hold = Assert.Single(RedemptionTransfers.Of("x", asked));
        Assert.Equal((LedgerStep.Pending, TimeSpan.FromDays(1)), (hold.Step, hold.HoldFor!.Value));
        var reserved = RedemptionOutcomes.Complete("x", asked, null).State;
        var deliver = RedemptionRules.Deliver("x", reserved, ByStaff, Noon.AddHours(1)).State;
        var post = Assert.Single(RedemptionTransfers.Of("x", deliver));
        Assert.Equal((LedgerStep.Post, hold.OperationId), (post.Step, post.RelatedId));
        var cancelled = Assert.Single(RedemptionTransfers.Of("x", RedemptionRules.Cancel("x", reserved, ByRider, Noon).State));
        Assert.Equal((LedgerStep.Void, hold.OperationId), (cancelled.Step, cancelled.RelatedId));
        var delivered = RedemptionOutcomes.Complete("x", deliver, null).State;
        var undo = RedemptionRules.Undo("x", delivered, new RedemptionCommand("undo", "staff"), Noon.AddHours(1).AddMinutes(1)).State;
        var back = RedemptionTransfers.Of("x", undo);
        Assert.Equal([(LedgerStep.Reversal, post.OperationId), (LedgerStep.Pending, null)], back.Select(one => (one.Step, one.RelatedId)));
        Assert.All([hold, post, cancelled, .. back], one => Assert.Null(LedgerRules.Check(one)));
        Assert.Equal(5, new[] { hold, post, cancelled, back[0], back[1] }.DistinctBy(one => one.OperationId).Count());
    }

    [Fact]
    public void Tick_WhatIsNotDeliveredInTime_Expires()
    {
        var state = Reserved(Helmet);

        Assert.Same(state, RedemptionClockRules.Tick(state, Noon.AddDays(1).AddTicks(-1)));
        Assert.Equal(Noon.AddDays(1), RedemptionClockRules.NextDue(state));
        var expired = RedemptionClockRules.Tick(state, Noon.AddDays(1));
        Assert.Equal((RedemptionStatus.Expired, true), (expired.Status, expired.OfferToSettle));
        Assert.Null(RedemptionClockRules.NextDue(RedemptionClockRules.Settled(expired)));
    }

    [Fact]
    public void Tick_WhatWasDelivered_IsUsedUpOnceItCannotBeTakenBack()
    {
        var state = Delivered(Noon);

        Assert.Same(state, RedemptionClockRules.Tick(state, Noon.AddMinutes(5).AddTicks(-1)));
        var ticked = RedemptionClockRules.Tick(state, Noon.AddMinutes(5));
        Assert.True(ticked.OfferToSettle);
        var settled = RedemptionClockRules.Settled(ticked);
        Assert.Same(settled, RedemptionClockRules.Tick(settled, Noon.AddDays(9)));
    }

    [Fact]
    public void Views_TellEachReaderTheirs()
    {
        var view = RedemptionViews.View("x", Reserved(Lawyer, Slot));
        var mine = RedemptionViews.ForRider(view, "12345678", Noon);
        Assert.Equal(("12345678", "RSX:12345678"), (mine.Code, mine.CodeText));
        Assert.Equal([RedemptionAction.Cancel], mine.Actions);
        Assert.Empty(RedemptionViews.ForRider(view, "12345678", Slot.Start).Actions);
        var theirs = RedemptionViews.ForStaff(view, "staff", Noon);
        Assert.Null(theirs.Code);
        Assert.Equal([RedemptionAction.Deliver], theirs.Actions);

        var over = RedemptionViews.ForRider(view, "12345678", view.ExpiresAt);
        Assert.Equal((RedemptionStatus.Expired, null), (over.Status, over.Code));
        var delivered = RedemptionViews.View("x", Delivered(Noon));
        Assert.Equal([RedemptionAction.Rate], RedemptionViews.ForRider(delivered, "12345678", Noon).Actions);
        Assert.Equal([RedemptionAction.Undo], RedemptionViews.ForStaff(delivered, "staff", Noon).Actions);
        Assert.Empty(RedemptionViews.ForStaff(delivered, "other", Noon).Actions);
        Assert.Empty(RedemptionViews.ForStaff(delivered, "staff", Noon.AddMinutes(5)).Actions);
        Assert.All([mine, RedemptionViews.ForStaff(delivered, "staff", Noon)], seen => Assert.Null(seen.CodeNumber ?? (object?)seen.DeliveredBy));
    }
}
