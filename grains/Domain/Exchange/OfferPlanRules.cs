using System.Collections.Immutable;
using System.Globalization;
using RedStation.Contracts;
using RedStation.Contracts.Exchange;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Exchange;

/// <summary>
/// What a provider sets: stock, slots, closing days. Sizes and forms have been checked; these are the rules that need what is there.
/// </summary>
public static class OfferPlanRules
{
    /// <summary>How far ahead slots may be.</summary>
    public static readonly TimeSpan SlotsAhead = TimeSpan.FromDays(180);

    /// <summary>How long a slot may be.</summary>
    public static readonly TimeSpan LongestSlot = TimeSpan.FromDays(14);

    /// <summary>Sets how many are left.</summary>
    public static Decision<OfferState, Answer<ServiceOffer, ExchangeRefusal>> SetStock(OfferState state, SetStock command, DateTimeOffset now) =>
        Once(state, command.Key, Fingerprint.Of("stock", command), now, offer => offer with { Stock = command.Stock });

    /// <summary>Sets the closing days. Reservations on such a day stay; its slots take no more.</summary>
    public static Decision<OfferState, Answer<ServiceOffer, ExchangeRefusal>> SetClosingDays(
        OfferState state, SetClosingDays command, DateTimeOffset now) =>
        Once(state, command.Key, Fingerprint.Of("closing-days", command), now, offer => offer with
        {
            ClosingDays = [.. command.Days.Where(day => day >= ChinaTime.Day(now)).Distinct().Order()],
        });

    /// <summary>Adds and changes slots, all of them or none.</summary>
    public static Decision<OfferState, Answer<ServiceOffer, ExchangeRefusal>> SetSlots(OfferState state, SetSlots command, DateTimeOffset now) =>
        Once(state, command.Key, Fingerprint.Of("slots", command), now, offer =>
        {
            var slots = offer.Slots.Where(slot => slot.End > now || offer.Held.Any(held => held.SlotId == slot.Id)).ToDictionary(slot => slot.Id);
            foreach (var plan in command.Slots)
            {
                var id = IdOf(plan.Start);
                var known = slots.GetValueOrDefault(id);
                if (plan.Start <= now)
                {
                    return ExchangeRefusal.SlotPast;
                }

                if (known is { Taken: > 0 } && (plan.Capacity < known.Taken || plan.End != known.End))
                {
                    return ExchangeRefusal.SlotInUse;
                }

                slots[id] = new OfferSlot(id, plan.Start, plan.End, plan.Capacity, known?.Taken ?? 0);
            }

            return offer with { Slots = [.. slots.Values.Where(slot => slot.Capacity > 0).OrderBy(slot => slot.Start)] };
        });

    /// <summary>A slot is known by its beginning, as China's clock shows it.</summary>
    public static string IdOf(DateTimeOffset start) => start.ToOffset(ChinaTime.Offset).ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture);

    private static Decision<OfferState, Answer<ServiceOffer, ExchangeRefusal>> Once(
        OfferState state, string key, string fingerprint, DateTimeOffset now, Func<OfferState, Step<OfferState>> act)
    {
        switch (state.Operations.Find<RecordedOfferAnswer>(key, fingerprint, out var first))
        {
            case ReplayStatus.Reused:
                return new(state, ExchangeRefusal.OperationIdReused, false);
            case ReplayStatus.TooOld:
                return new(state, ExchangeRefusal.OperationIdTooOld, false);
            case ReplayStatus.Answered:
                return new(state, first!.Refusal is { } before ? before : first.Offer!, false);
            default:
                var step = act(state);
                var next = step.State is { } changed ? changed with { Revision = state.Revision + 1 } : state;
                var recorded = new RecordedOfferAnswer(step.State is null ? null : OfferRules.View(next, now), step.Refusal);
                return new(
                    next with { Operations = state.Operations.With(key, fingerprint, recorded, granted: step.State is not null) },
                    step.Refusal is { } refusal ? refusal : recorded.Offer!,
                    Write: step.State is not null);
        }
    }
}

/// <summary>What was answered to a command.</summary>
/// <param name="Offer">What there was then; null when it was refused.</param>
/// <param name="Refusal">Why it was refused.</param>
public sealed record RecordedOfferAnswer(ServiceOffer? Offer, ExchangeRefusal? Refusal);

/// <summary>What came of a step: a state, or a refusal.</summary>
/// <typeparam name="TState">Of which entity.</typeparam>
public readonly record struct Step<TState>(TState? State, ExchangeRefusal? Refusal)
    where TState : class
{
    /// <summary>The state it led to.</summary>
    public static implicit operator Step<TState>(TState state) => new(state, null);

    /// <summary>Why it was not taken.</summary>
    public static implicit operator Step<TState>(ExchangeRefusal refusal) => new(null, refusal);
}
