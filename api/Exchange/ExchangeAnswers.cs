using System.Collections.Immutable;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;

namespace RedStation.Api.Exchange;

/// <summary>The services of a district, 服务置换清单, with what there is of each now.</summary>
/// <param name="Version">The number of the list in force: the district's own where it has one, otherwise the city's; null when there is none.</param>
/// <param name="ValidFrom">The first day on which it holds, China's.</param>
/// <param name="Items">The services, in the order of the list.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record ServiceOfferList(int? Version, DateOnly? ValidFrom, ImmutableArray<ServiceOfferWire> Items, string? Next = null);

/// <summary>The services that a provider gives.</summary>
/// <param name="Items">The services, those of the city's list first.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record ProviderServiceList(ImmutableArray<ServiceOfferWire> Items, string? Next = null);

/// <summary>A service that riders get for points, with what there is of it now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Need">The id of the need it meets, such as <c>legal-aid</c>.</param>
/// <param name="NeedName">The need's name, Chinese.</param>
/// <param name="NeedNameEn">The need's name, English.</param>
/// <param name="Name">Its name, Chinese.</param>
/// <param name="NameEn">Its name, English.</param>
/// <param name="Description">What one gets, Chinese.</param>
/// <param name="DescriptionEn">What one gets, English.</param>
/// <param name="Points">What it costs.</param>
/// <param name="Delivery">How it is delivered.</param>
/// <param name="Eligibility">Who may have it.</param>
/// <param name="Districts">The adcodes in which it is offered at this price; empty for the whole city.</param>
/// <param name="KeptMinutes">For how long it is kept, in minutes: from reserving, an appointment from the end of its slot.</param>
/// <param name="CancelMinutes">How long before its slot an appointment can still be cancelled, in minutes.</param>
/// <param name="Provider">Who gives it, and where; null when the provider is not registered.</param>
/// <param name="Stock">How many are left; null for appointments.</param>
/// <param name="Slots">Slots that have not begun, by their beginning; empty where there are none.</param>
/// <param name="ClosingDays">Days on which there are no appointments.</param>
/// <param name="Open">Reservations that wait for their riders.</param>
/// <param name="Rated">How many riders said how it was.</param>
/// <param name="Stars">Their stars on average, 1 … 5 to the tenth; null when nobody said.</param>
public sealed record ServiceOfferWire(
    string Id,
    string Need,
    string NeedName,
    string NeedNameEn,
    string Name,
    string NameEn,
    string Description,
    string DescriptionEn,
    int Points,
    ServiceDelivery Delivery,
    EligibilityWire Eligibility,
    ImmutableArray<string> Districts,
    int KeptMinutes,
    int CancelMinutes,
    Provider? Provider,
    int? Stock,
    ImmutableArray<ServiceSlot> Slots,
    ImmutableArray<DateOnly> ClosingDays,
    int Open,
    long Rated,
    decimal? Stars)
{
    /// <summary>What the rider who asks may do with it now: <c>reserve</c>, or nothing. Empty for everybody else.</summary>
    public ImmutableArray<string> Actions { get; init; } = [];

    /// <summary>
    /// Why the rider who asks cannot reserve it: the code of the refusal, or for <c>not_eligible</c> its reason. Null when they can, and for
    /// everybody else.
    /// </summary>
    public string? WhyNot { get; init; }
}

/// <summary>Who may have a service.</summary>
/// <param name="LeastTier">The least tier that a rider must have.</param>
/// <param name="Skill">What the rider must be certified for; null for nothing.</param>
/// <param name="OncePerYear">Whether a rider gets it once in a calendar year and no more.</param>
public sealed record EligibilityWire(RiderTier LeastTier, Skill? Skill, bool OncePerYear);

/// <summary>The providers of services.</summary>
/// <param name="Items">The providers, by their ids.</param>
public sealed record ProviderList(ImmutableArray<Provider> Items);
