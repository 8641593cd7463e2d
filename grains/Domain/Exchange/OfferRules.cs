using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Pricing;

namespace RedStation.Domain.Exchange;

/// <summary>Who gets a service of which there are only so many. Nothing here ever falls below zero.</summary>
public static class OfferRules
{
    /// <summary>Why a redemption cannot have it now, or what it would have.</summary>
    public static Answer<TakenService, ExchangeRefusal> Look(OfferState state, TakeService wanted) =>
        state.Held.FirstOrDefault(held => held.RedemptionId == wanted.RedemptionId) is { } own ? new TakenService(Slot(state, own.SlotId))
        : wanted.Delivery == ServiceDelivery.HandOver ? state.Stock > 0 ? new TakenService(null) : ExchangeRefusal.OutOfStock
        : LookAtSlot(state, wanted);

    /// <summary>Takes one for a redemption; what it has already it is not given again.</summary>
    public static Decision<OfferState, Answer<TakenService, ExchangeRefusal>> Take(OfferState state, TakeService wanted)
    {
        var answer = Look(state, wanted);
        if (answer.Value is null || state.Held.Any(held => held.RedemptionId == wanted.RedemptionId))
        {
            return new(state, answer, Write: false);
        }

        var slotId = wanted.Delivery == ServiceDelivery.Appointment ? wanted.SlotId : null;
        var taken = Change(state, slotId, 1) with { Held = state.Held.Add(new HeldService(wanted.RedemptionId, slotId)) };
        return new(taken, new TakenService(Slot(taken, slotId)), Write: true);
    }

    /// <summary>A redemption is over. What was used is gone; what was not is there for others.</summary>
    public static OfferState Settle(OfferState state, string redemptionId, bool used)
    {
        if (state.Held.FirstOrDefault(held => held.RedemptionId == redemptionId) is not { } own)
        {
            return state;
        }

        var settled = used ? state with { Revision = state.Revision + 1 } : Change(state, own.SlotId, -1);
        return settled with { Held = state.Held.Remove(own) };
    }

    /// <summary>What people see of it.</summary>
    public static ServiceOffer View(OfferState state, DateTimeOffset now) => new(
        state.Stock,
        [.. state.Slots.Where(slot => slot.End > now).Select(slot => View(state, slot))],
        [.. state.ClosingDays.Where(day => day >= ChinaTime.Day(now))],
        state.Held.Length,
        state.Revision);

    private static Answer<TakenService, ExchangeRefusal> LookAtSlot(OfferState state, TakeService wanted) =>
        state.Slots.FirstOrDefault(slot => slot.Id == wanted.SlotId) is not { } slot ? ExchangeRefusal.SlotNotFound
        : slot.Start <= wanted.At ? ExchangeRefusal.SlotPast
        : state.ClosingDays.Contains(ChinaTime.Day(slot.Start)) ? ExchangeRefusal.ProviderClosed
        : slot.Taken >= slot.Capacity ? ExchangeRefusal.SlotFull
        : new TakenService(View(state, slot));

    /// <param name="state">What there is.</param>
    /// <param name="slotId">Of which slot; null for the stock.</param>
    /// <param name="by">One more that is taken, or one fewer.</param>
    private static OfferState Change(OfferState state, string? slotId, int by) => state with
    {
        Stock = slotId is null ? state.Stock - by : state.Stock,
        Slots = [.. state.Slots.Select(slot => slot.Id == slotId ? slot with { Taken = slot.Taken + by } : slot)],
        Revision = state.Revision + 1,
    };

    private static ServiceSlot? Slot(OfferState state, string? slotId) =>
        state.Slots.FirstOrDefault(slot => slot.Id == slotId) is { } slot ? View(state, slot) : null;

    private static ServiceSlot View(OfferState state, OfferSlot slot) => new(
        slot.Id, slot.Start, slot.End, slot.Capacity, state.ClosingDays.Contains(ChinaTime.Day(slot.Start)) ? 0 : slot.Capacity - slot.Taken);
}
