using System.Collections.Immutable;
using RedStation.Contracts.Pricing;

namespace RedStation.Api.Pricing;

/// <summary>What holds on a day.</summary>
/// <param name="Day">The day, China's.</param>
/// <param name="District">The adcode of the district whose own prices go before the city's; null for the city's alone.</param>
/// <param name="Versions">The versions that the items are from: the city's, and the district's own where it has one.</param>
/// <param name="Items">The entries.</param>
/// <param name="Overridden">Which of them are the district's own: kinds of task, ids of services, or rules.</param>
/// <param name="Next">Always null: the list is one page.</param>
public sealed record PriceList<TEntry>(
    DateOnly Day,
    string? District,
    ImmutableArray<PriceListHeader> Versions,
    ImmutableArray<TEntry> Items,
    ImmutableArray<string> Overridden,
    string? Next = null)
    where TEntry : IPriceEntry
{
    /// <summary>The number of the list in force: the district's own where it has one, otherwise the city's; null when there is none.</summary>
    public int? Version => Versions.LastOrDefault()?.Number;

    /// <summary>The first day on which that holds, China's.</summary>
    public DateOnly? ValidFrom => Versions.LastOrDefault()?.From;
}

/// <summary>A page of the history of a list.</summary>
/// <param name="Items">Versions without their entries, the one published last first.</param>
/// <param name="Next">The cursor of the next page, or null when this is the last.</param>
public sealed record PriceVersionList(ImmutableArray<PriceListHeader> Items, string? Next);

/// <summary>A published version.</summary>
/// <param name="Version">The version with its entries.</param>
/// <param name="Changes">How it differs from the version before it, that is, from the one with the number below in its scope.</param>
public sealed record PublishedPricesWire<TEntry>(PriceListVersion<TEntry> Version, ImmutableArray<EntryChange> Changes)
    where TEntry : IPriceEntry;

/// <summary>What publishing a draft would do.</summary>
/// <param name="Number">The number that it would get.</param>
/// <param name="Replaces">The number of the version of its scope that holds on its first day until then; null when none does.</param>
/// <param name="Changes">How the prices of that day would differ, for a district those of the city included.</param>
public sealed record PricePreviewWire(int Number, int? Replaces, ImmutableArray<EntryChange> Changes);
