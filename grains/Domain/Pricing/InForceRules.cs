using System.Collections.Immutable;
using RedStation.Contracts.Pricing;

namespace RedStation.Domain.Pricing;

/// <summary>
/// Which price holds on a day in a district. Of the versions of a scope whose days include it, the one that began last holds, and of those that
/// began on the same day the one published last: a version for a few weeks lies over the one before, which comes back after it, and a correction
/// of today's list leaves alone what is planned for next year. A district's entry goes before the city's.
/// </summary>
public static class InForceRules
{
    /// <summary>The version of a scope that holds on a day, or null.</summary>
    /// <param name="versions">Versions of any scope.</param>
    /// <param name="district">The district whose own list is meant; null for the whole city's.</param>
    /// <param name="day">The day, China's.</param>
    public static TVersion? Version<TVersion>(IEnumerable<TVersion> versions, string? district, DateOnly day)
        where TVersion : PriceListHeader =>
        versions
            .Where(version => version.District == district && version.From <= day && (version.Until is not { } last || day <= last))
            .MaxBy(version => (version.From, version.Number));

    /// <summary>The entry that holds on a day in a district: the district's own, or else the city's; null when neither has it.</summary>
    public static PriceInForce<TEntry>? Find<TEntry>(
        IReadOnlyCollection<PriceListVersion<TEntry>> versions, Func<TEntry, bool> sought, string? district, DateOnly day)
        where TEntry : class, IPriceEntry =>
        (district is null ? null : In(Version(versions, district, day), sought)) ?? In(Version(versions, null, day), sought);

    /// <summary>The city's entries with those of a district in their places, and behind them those that only the district has.</summary>
    public static ImmutableArray<TEntry> Merge<TEntry>(ImmutableArray<TEntry> city, ImmutableArray<TEntry> district)
        where TEntry : IPriceEntry
    {
        var own = district.ToDictionary(entry => entry.Key);
        var known = city.Select(entry => entry.Key).ToHashSet();
        return [.. city.Select(entry => own.GetValueOrDefault(entry.Key, entry)), .. district.Where(entry => !known.Contains(entry.Key))];
    }

    /// <summary>The versions that hold on at least one day from a day on: all that must be in memory to answer for today and later.</summary>
    public static ImmutableArray<PriceListHeader> Needed(IEnumerable<PriceListHeader> versions, DateOnly day) =>
    [
        .. versions.GroupBy(version => version.District).SelectMany(scope => scope
            // What holds changes only on a first day, and on the day after a last one.
            .SelectMany(version => version.Until is { } last && last < DateOnly.MaxValue ? [version.From, last.AddDays(1)] : new[] { version.From })
            .Where(change => change > day)
            .Append(day)
            .Distinct()
            .Select(change => Version(scope, scope.Key, change))
            .OfType<PriceListHeader>()
            .Distinct()),
    ];

    private static PriceInForce<TEntry>? In<TEntry>(PriceListVersion<TEntry>? version, Func<TEntry, bool> sought)
        where TEntry : class, IPriceEntry =>
        version?.Entries.FirstOrDefault(sought) is { } entry ? new(entry, new PriceListReference(version.District, version.Number)) : null;
}
