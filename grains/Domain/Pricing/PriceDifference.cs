using System.Collections.Immutable;
using RedStation.Contracts.Pricing;

namespace RedStation.Domain.Pricing;

/// <summary>What differs between two lists.</summary>
public static class PriceDifference
{
    /// <summary>
    /// Entries that came, went or changed, field by field: in the order of the new list, those that went behind them. Order alone is no change.
    /// </summary>
    public static ImmutableArray<EntryChange> Between<TEntry>(ImmutableArray<TEntry> before, ImmutableArray<TEntry> after)
        where TEntry : class, IPriceEntry
    {
        var old = before.ToDictionary(entry => entry.Key);
        var kept = after.Select(entry => entry.Key).ToHashSet();
        return
        [
            .. after.Select(entry => Change(old.GetValueOrDefault(entry.Key), entry)).OfType<EntryChange>(),
            .. before.Where(entry => !kept.Contains(entry.Key)).Select(entry => Change(entry, null)).OfType<EntryChange>(),
        ];
    }

    /// <summary>Null when nothing differs.</summary>
    private static EntryChange? Change<TEntry>(TEntry? before, TEntry? after)
        where TEntry : class, IPriceEntry
    {
        var names = PriceFields.Names<TEntry>();
        var (old, now) = (Values(before, names.Length), Values(after, names.Length));
        ImmutableArray<FieldChange> fields =
            [.. Enumerable.Range(0, names.Length).Where(at => old[at] != now[at]).Select(at => new FieldChange(names[at], old[at], now[at]))];
        var shown = after ?? before;
        return shown is null || fields.IsEmpty ? null : new EntryChange(
            shown.Key,
            before is null ? EntryChangeKind.Added : after is null ? EntryChangeKind.Removed : EntryChangeKind.Changed,
            shown.Name,
            shown.NameEn,
            fields);
    }

    private static ImmutableArray<string?> Values<TEntry>(TEntry? entry, int count)
        where TEntry : class, IPriceEntry => entry is null ? [.. Enumerable.Repeat<string?>(null, count)] : PriceFields.Values(entry);
}
