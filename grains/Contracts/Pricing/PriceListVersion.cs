using System.Collections.Immutable;

namespace RedStation.Contracts.Pricing;

/// <summary>Which version of a list a price was taken from.</summary>
/// <param name="District">The adcode of the district whose own list it is; null for the list of the whole city.</param>
/// <param name="Number">Its number in that scope, from 1.</param>
[GenerateSerializer, Immutable, Alias("price-list-reference")]
public sealed record PriceListReference([property: Id(0)] string? District, [property: Id(1)] int Number);

/// <summary>What is known of a published version beside its entries. Once published nothing of it changes.</summary>
public record PriceListHeader
{
    /// <summary>The adcode of the district whose entries go before the city's; null for the list of the whole city.</summary>
    public required string? District { get; init; }

    /// <summary>Its number in its scope: 1, 2, 3 and so on without a gap.</summary>
    public required int Number { get; init; }

    /// <summary>The first day on which it holds, China's.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day on which it holds, China's; null for no end.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>The name of the administrator who published it; null for the version that came with the program.</summary>
    public required string? Author { get; init; }

    /// <summary>Why it was published, in the author's words.</summary>
    public required string Note { get; init; }

    /// <summary>When it was published.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>How many entries it has.</summary>
    public required int Count { get; init; }
}

/// <summary>A published version with its entries.</summary>
/// <typeparam name="TEntry">What the list is of.</typeparam>
public sealed record PriceListVersion<TEntry> : PriceListHeader
    where TEntry : IPriceEntry
{
    /// <summary>Its entries, in the order in which they are shown.</summary>
    public required ImmutableArray<TEntry> Entries { get; init; }
}
