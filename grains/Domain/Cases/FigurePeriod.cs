using System.Globalization;

namespace RedStation.Domain.Cases;

/// <summary>A month or a year of China's calendar. There are so few of them that what was counted for one can be kept.</summary>
/// <param name="Name">As it is written: <c>2026-11</c> or <c>2026</c>.</param>
/// <param name="From">Its first moment.</param>
/// <param name="Until">The first moment after it.</param>
public sealed record FigurePeriod(string Name, DateTimeOffset From, DateTimeOffset Until)
{
    private const int FirstYear = 2020;
    private const int LastYear = 2100;

    /// <summary>The month of a moment.</summary>
    public static FigurePeriod MonthOf(DateTimeOffset moment) =>
        Read(ChinaTime.Day(moment).ToString("yyyy-MM", CultureInfo.InvariantCulture))!;

    /// <summary>Reads one of the years 2020 to 2100, or a month of one; null when it is none.</summary>
    public static FigurePeriod? Read(string text)
    {
        var isYear = text.Length == 4;
        return DateOnly.TryParseExact(
            text, isYear ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            && first.Year is >= FirstYear and <= LastYear
            ? new FigurePeriod(text, ChinaTime.StartOf(first), ChinaTime.StartOf(isYear ? first.AddYears(1) : first.AddMonths(1)))
            : null;
    }
}
