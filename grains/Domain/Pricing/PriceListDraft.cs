using System.Collections.Immutable;
using RedStation.Contracts.Pricing;

namespace RedStation.Domain.Pricing;

/// <summary>A version that is not published yet.</summary>
/// <param name="District">The district whose own list it is for; null for the whole city's.</param>
/// <param name="From">The first day on which it shall hold, China's.</param>
/// <param name="Until">The last day, or null.</param>
/// <param name="Note">Why.</param>
/// <param name="BasedOn">The number of the latest version of the scope when the author began; 0 when there was none.</param>
/// <param name="Entries">All its entries.</param>
public sealed record PriceListDraft<TEntry>(
    string? District, DateOnly From, DateOnly? Until, string Note, int BasedOn, ImmutableArray<TEntry> Entries)
    where TEntry : IPriceEntry;

/// <summary>What is wrong with a draft.</summary>
/// <param name="Field">The path of the field in the draft.</param>
/// <param name="Refusal">Which rule it breaks.</param>
public sealed record PriceListFault(string Field, PriceListRefusal Refusal);
