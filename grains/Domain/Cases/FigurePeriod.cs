namespace RedStation.Domain.Cases;

/// <summary>A span of time; what was reported in it is counted.</summary>
/// <param name="From">Its first moment.</param>
/// <param name="Until">The first moment after it.</param>
public sealed record FigurePeriod(DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>The longest that is counted: a leap year.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    /// <summary>The month of China's calendar that a moment lies in.</summary>
    public static FigurePeriod MonthOf(DateTimeOffset moment)
    {
        var day = ChinaTime.Day(moment);
        var first = new DateOnly(day.Year, day.Month, 1);
        return new FigurePeriod(ChinaTime.StartOf(first), ChinaTime.StartOf(first.AddMonths(1)));
    }

    /// <summary>What somebody asks for; null when it is empty or longer than <see cref="Longest"/>.</summary>
    /// <param name="from">Its first moment; null for the beginning of the month in which it ends.</param>
    /// <param name="until">The first moment after it; null for the end of this month.</param>
    /// <param name="now">The time.</param>
    public static FigurePeriod? Between(DateTimeOffset? from, DateTimeOffset? until, DateTimeOffset now)
    {
        var end = until ?? MonthOf(now).Until;
        var asked = new FigurePeriod(from ?? MonthOf(end.AddTicks(-1)).From, end);
        return asked.From < asked.Until && asked.Until - asked.From <= Longest ? asked : null;
    }
}
