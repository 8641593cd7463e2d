using System.Collections.Immutable;
using System.Globalization;
using RedStation.Domain.Districts;

namespace RedStation.Domain.Certificates;

/// <summary>Certified social time, counted the same whichever district certified it.</summary>
/// <param name="Minutes">All of it.</param>
/// <param name="Months">By month.</param>
/// <param name="Kinds">By kind of task.</param>
/// <param name="Certifiers">By district.</param>
public sealed record HoursSummary(
    long Minutes, ImmutableArray<MonthOfHours> Months, ImmutableArray<KindOfHours> Kinds, ImmutableArray<CertifierOfHours> Certifiers)
{
    /// <summary>How many months of the calendar are counted, the present one included.</summary>
    public const int CountedMonths = 12;

    /// <summary>From when hours are counted.</summary>
    public static DateTimeOffset CountedFrom(DateTimeOffset now)
    {
        var today = ChinaTime.Day(now);
        return ChinaTime.StartOf(new DateOnly(today.Year, today.Month, 1).AddMonths(1 - CountedMonths));
    }

    /// <summary>Adds up. What corrections have brought down to nothing is left out.</summary>
    public static HoursSummary Of(IReadOnlyCollection<CertifiedEntry> entries, Func<string, District?> districts) => new(
        entries.Sum(entry => entry.Minutes),
        [.. Sums(entries, entry => MonthOf(entry.At)).Select(sum => new MonthOfHours(sum.Key, sum.Minutes))],
        [.. Sums(entries, entry => entry.Kind).Select(sum => new KindOfHours(sum.Key, sum.Minutes))],
        [
            .. Sums(entries, entry => entry.District).Select(sum =>
                districts(sum.Key) is { } known
                    ? new CertifierOfHours(sum.Key, known.City + known.Name, known.NameEn, sum.Minutes)
                    : new CertifierOfHours(sum.Key, sum.Key, sum.Key, sum.Minutes)),
        ]);

    private static string MonthOf(DateTimeOffset moment) => ChinaTime.Day(moment).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Key, long Minutes)> Sums(IEnumerable<CertifiedEntry> entries, Func<CertifiedEntry, string?> keyOf) => entries
        .Where(entry => keyOf(entry) is not null)
        .GroupBy(entry => keyOf(entry)!, (key, own) => (Key: key, Minutes: own.Sum(entry => entry.Minutes)))
        .Where(sum => sum.Minutes > 0)
        .OrderBy(sum => sum.Key, StringComparer.Ordinal);
}
