using System.Globalization;
using RedStation.Contracts;
using RedStation.Contracts.Pricing;

namespace RedStation.Domain.Pricing;

/// <summary>What may be published. A version is published as a whole, and nothing that was published changes.</summary>
public static class PriceListRules
{
    /// <summary>How far ahead a version may begin, in years: a slip of the pen in the year is no plan.</summary>
    public const int MostYearsAhead = 2;

    /// <summary>What is wrong with an amount of points or minutes as it was written, or null.</summary>
    /// <param name="amount">The amount.</param>
    /// <param name="most">The most that it may be.</param>
    public static PriceListRefusal? CheckAmount(decimal amount, int most) =>
        amount <= 0 ? PriceListRefusal.AmountNotPositive
        : amount > most ? PriceListRefusal.AmountTooLarge
        : !decimal.IsInteger(amount) ? PriceListRefusal.AmountNotWhole
        : null;

    /// <summary>What is wrong with how many entries there are, or null.</summary>
    public static PriceListRefusal? CheckCount(int count) =>
        count == 0 ? PriceListRefusal.ListEmpty : count > Limits.PriceEntries ? PriceListRefusal.ListTooLong : null;

    /// <summary>What is wrong with a draft whenever it is looked at.</summary>
    /// <param name="draft">The draft, its amounts already whole.</param>
    /// <param name="required">The keys without which the list of the whole city is not complete.</param>
    public static IEnumerable<PriceListFault> Check<TEntry>(PriceListDraft<TEntry> draft, IEnumerable<string> required)
        where TEntry : IPriceEntry
    {
        if (CheckCount(draft.Entries.Length) is { } wrong)
        {
            yield return new("entries", wrong);
        }

        if (draft.Until < draft.From)
        {
            yield return new("until", PriceListRefusal.ValidityReversed);
        }

        var seen = new HashSet<string>();
        for (var at = 0; at < draft.Entries.Length; at++)
        {
            if (!seen.Add(draft.Entries[at].Key))
            {
                yield return new(string.Create(CultureInfo.InvariantCulture, $"entries[{at}]"), PriceListRefusal.DuplicateEntry);
            }
        }

        if (draft.District is null && !required.All(seen.Contains))
        {
            yield return new("entries", PriceListRefusal.TaskTypeMissing);
        }
    }

    /// <summary>What is against publishing a sound draft now, or null.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="latest">The number of the latest version of its scope, 0 for none.</param>
    /// <param name="today">The day, China's.</param>
    public static PriceListFault? MayFollow<TEntry>(PriceListDraft<TEntry> draft, int latest, DateOnly today)
        where TEntry : IPriceEntry =>
        draft.BasedOn != latest ? new("basedOn", PriceListRefusal.OutdatedVersion)
        : draft.From < today ? new("from", PriceListRefusal.ValidityInPast)
        : draft.From > today.AddYears(MostYearsAhead) ? new("from", PriceListRefusal.ValidityTooFar)
        : null;
}
