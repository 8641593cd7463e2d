using System.Collections.Immutable;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Domain;
using RedStation.Domain.Exchange;

namespace RedStation.Tests.Domain.Exchange;

/// <summary>Services, riders and redemptions for the tests of their rules.</summary>
internal static class SomeServices
{
    /// <summary>Noon in China.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    public static readonly ServiceTerms Helmet = new()
    {
        ServiceId = "helmet",
        Name = "骑行头盔",
        NameEn = "Riding helmet",
        ProviderId = "shop",
        Points = 35,
        Delivery = ServiceDelivery.HandOver,
        LeastTier = RiderTier.Newcomer,
        KeptFor = TimeSpan.FromDays(1),
        Need = "station-goods",
        NeedName = "驿站物品",
        NeedNameEn = "Station goods",
        Description = "头盔一顶。",
        DescriptionEn = "A helmet.",
    };

    public static readonly ServiceTerms Lawyer = Helmet with
    {
        ServiceId = "lawyer",
        Delivery = ServiceDelivery.Appointment,
        KeptFor = TimeSpan.FromHours(1),
        CancelBefore = TimeSpan.FromDays(1),
    };

    public static RiderView Rider(
        RiderTier tier = RiderTier.Newcomer, bool blocked = false, long points = 100, params ImmutableArray<Skill> skills) => new(
        "r", "骑手", tier, "330106", OnDuty: false, new Balance(points, 0), null, null, [], skills, null, null, null, blocked, Noon);

    public static TakeService Wants(string redemptionId, string? slotId = null, DateTimeOffset? at = null) =>
        new(redemptionId, slotId is null ? ServiceDelivery.HandOver : ServiceDelivery.Appointment, slotId, at ?? Noon);

    /// <summary>An offer with slots, each of one hour, so many hours after noon.</summary>
    public static OfferState WithSlots(int capacity, params ImmutableArray<int> hours) => OfferPlanRules.SetSlots(
        new OfferState(), new SetSlots("slots", "staff", [.. hours.Select(hour => Plan(hour, capacity))]), Noon).State;

    public static SlotPlan Plan(int hour, int capacity) => new(Noon.AddHours(hour), Noon.AddHours(hour + 1), capacity);

    public static ReserveService Reserve(ServiceTerms terms, string? slotId = null, int? points = null) =>
        new("reserve", "r", terms.ServiceId, slotId, points ?? terms.Points) { Codes = ["digest"] };

    /// <summary>A redemption whose points are on hold.</summary>
    public static RedemptionState Reserved(ServiceTerms terms, ServiceSlot? slot = null)
    {
        var asked = RedemptionRules.Reserve("x", new RedemptionState(), Reserve(terms, slot?.Id), terms, Rider(), Noon).State;
        return RedemptionOutcomes.Complete("x", RedemptionOutcomes.Taken(asked, new TakenService(slot)), null).State;
    }

    /// <summary>A redemption that was handed over.</summary>
    public static RedemptionState Delivered(DateTimeOffset at, string by = "staff") => RedemptionOutcomes.Complete(
        "x", RedemptionRules.Deliver("x", Reserved(Helmet), new DeliverService("deliver", by, "西湖驿站", null), at).State, null).State;

    public static ExchangeRefusal? Refusal(this Decision<RedemptionState, RedStation.Contracts.Answer<RedemptionView, ExchangeRefusal>?> decision) =>
        decision.Answer?.Refusal;
}
