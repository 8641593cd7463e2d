using RedStation.Contracts.Exchange;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Riders;

namespace RedStation.Domain.Exchange;

/// <summary>Who may have a service.</summary>
public static class EligibilityRules
{
    /// <summary>Why a rider may not have it, or null. Whether they had it this year is known by <see cref="OnceKey"/> alone.</summary>
    public static ExchangeRefusal? WhyNot(ServiceTerms terms, RiderView? rider) =>
        rider is null ? ExchangeRefusal.RiderNotFound
        : rider.Blocked ? ExchangeRefusal.RiderBlocked
        : rider.Tier < terms.LeastTier ? ExchangeRefusal.TierTooLow
        : terms.Skill is { } skill && !rider.Skills.Contains(skill) ? ExchangeRefusal.SkillNeeded
        : null;

    /// <summary>Why a rider could not reserve a service now, as far as one can see before they try; null when they can.</summary>
    /// <param name="terms">The service.</param>
    /// <param name="offer">What there is of it.</param>
    /// <param name="rider">The rider.</param>
    /// <param name="hadThisYear">Whether they had it this year, where one has it once in a year.</param>
    /// <param name="now">The time.</param>
    public static ExchangeRefusal? WhyNotNow(ServiceTerms terms, ServiceOffer offer, RiderView rider, bool hadThisYear, DateTimeOffset now) =>
        WhyNot(terms, rider)
        ?? (terms.OncePerYear && hadThisYear ? ExchangeRefusal.OncePerYear
            : terms.Delivery == ServiceDelivery.HandOver && offer.Stock == 0 ? ExchangeRefusal.OutOfStock
            : terms.Delivery == ServiceDelivery.Appointment && !offer.Slots.Any(slot => slot.Start > now && slot.Free > 0) ? ExchangeRefusal.SlotFull
            : rider.Balance.Points < terms.Points ? ExchangeRefusal.NotEnoughPoints
            : null);

    /// <summary>
    /// What only one redemption may have at a time: the service, the rider and the calendar year of China in which it is reserved. Null where a
    /// rider may have a service as often as they like.
    /// </summary>
    public static string? OnceKey(ServiceTerms terms, string riderId, DateTimeOffset at) =>
        terms.OncePerYear ? FormattableString.Invariant($"{terms.ServiceId}/{riderId}/{ChinaTime.Day(at).Year}") : null;
}
