using RedStation.Contracts.Pricing;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Exchange;

/// <summary>What a service costs and to whom it is given, as the list in force says. A redemption keeps the terms it was reserved at.</summary>
[GenerateSerializer, Immutable, Alias("service-terms")]
public sealed record ServiceTerms
{
    /// <summary>The service's id.</summary>
    [Id(0)] public required string ServiceId { get; init; }

    /// <summary>Its name, Chinese.</summary>
    [Id(1)] public required string Name { get; init; }

    /// <summary>Its name, English.</summary>
    [Id(2)] public required string NameEn { get; init; }

    /// <summary>The organisation that gives it.</summary>
    [Id(3)] public required string ProviderId { get; init; }

    /// <summary>Points, ≥ 1.</summary>
    [Id(4)] public required int Points { get; init; }

    /// <summary>How it is delivered.</summary>
    [Id(5)] public required ServiceDelivery Delivery { get; init; }

    /// <summary>The least tier that a rider must have.</summary>
    [Id(6)] public RiderTier LeastTier { get; init; }

    /// <summary>The skill it is for; null for everybody.</summary>
    [Id(7)] public Skill? Skill { get; init; }

    /// <summary>Whether a rider may have it once in a calendar year of China only.</summary>
    [Id(8)] public bool OncePerYear { get; init; }

    /// <summary>How long it is kept for a rider, from reserving; an appointment from the end of its slot.</summary>
    [Id(9)] public required TimeSpan KeptFor { get; init; }

    /// <summary>How long before its slot an appointment can be cancelled at the latest; anything else until it is handed over.</summary>
    [Id(10)] public TimeSpan CancelBefore { get; init; }

    /// <summary>The id of the need it meets, such as <c>legal-aid</c>.</summary>
    [Id(11)] public required string Need { get; init; }

    /// <summary>The need's name, Chinese.</summary>
    [Id(12)] public required string NeedName { get; init; }

    /// <summary>The need's name, English.</summary>
    [Id(13)] public required string NeedNameEn { get; init; }

    /// <summary>What one gets, Chinese.</summary>
    [Id(14)] public required string Description { get; init; }

    /// <summary>What one gets, English.</summary>
    [Id(15)] public required string DescriptionEn { get; init; }

    /// <summary>The version of the list that says so.</summary>
    [Id(16)] public PriceListReference? List { get; init; }
}
