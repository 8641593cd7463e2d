using System.Text.Json.Serialization;
using RedStation.Contracts.Profiles;

namespace RedStation.Contracts.Pricing;

/// <summary>A line of 服务置换清单, the list of services that riders get for points.</summary>
public sealed record ServicePrice : IPriceEntry
{
    /// <inheritdoc/>
    public static string List => "service";

    /// <inheritdoc/>
    public static string Address => "service-prices";

    /// <summary>Its id, the same through all versions: 1 to 40 of <c>a-z 0-9 -</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the need it meets, such as <c>legal-aid</c>: 1 to 40 of <c>a-z 0-9 -</c>. A list may bring new ones.</summary>
    public required string Need { get; init; }

    /// <summary>The need's name, Chinese.</summary>
    public required string NeedName { get; init; }

    /// <summary>The need's name, English.</summary>
    public required string NeedNameEn { get; init; }

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public required string NameEn { get; init; }

    /// <summary>What one gets, Chinese.</summary>
    public required string Description { get; init; }

    /// <summary>What one gets, English.</summary>
    public required string DescriptionEn { get; init; }

    /// <summary>What it costs, in points. 1 … 100,000.</summary>
    public required int Points { get; init; }

    /// <summary>How it is delivered.</summary>
    public required ServiceDelivery Delivery { get; init; }

    /// <summary>The least tier that a rider must have.</summary>
    public required RiderTier LeastTier { get; init; }

    /// <summary>What the rider must be certified for; null for nothing.</summary>
    public Skill? Skill { get; init; }

    /// <summary>Whether a rider gets it once in a calendar year, China's, and no more.</summary>
    public required bool OncePerYear { get; init; }

    /// <summary>The id of the organisation that provides it.</summary>
    public required string Provider { get; init; }

    /// <summary>
    /// For how long a reservation is held, in minutes: from reserving, or for an appointment from the end of its slot. 15 … 44,640 (31 days).
    /// </summary>
    public required int HoldMinutes { get; init; }

    /// <summary>
    /// How long before its slot an appointment can still be cancelled, in minutes. 0 … 20,160 (14 days); null for what is handed over.
    /// </summary>
    public int? CancelMinutes { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => Id;
}

/// <summary>How a service is delivered.</summary>
[Alias("service-delivery")]
public enum ServiceDelivery
{
    /// <summary>Something out of a stock is handed over, at any time until the reservation ends.</summary>
    HandOver = 0,

    /// <summary>A date in a slot of the provider's calendar.</summary>
    Appointment = 1,
}
