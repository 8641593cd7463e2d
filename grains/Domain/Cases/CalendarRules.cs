using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>What a calendar that an administrator publishes must keep to, so that every deadline has an end.</summary>
public static class CalendarRules
{
    private const int FirstYear = 2020;
    private const int LastYear = 2100;

    /// <summary>Which field breaks which rule; null when none does.</summary>
    public static (string Field, string Rule)? WhyNot(WorkCalendar calendar)
    {
        var days = calendar.Holidays.Concat(calendar.MakeUpDays).ToList();
        return
            !InOrder(calendar.Hours) ? ("hours", "1 to 6 times in order, each ending after it began and before the next begins")
            : calendar.Years.IsEmpty || calendar.Years.Any(year => year is < FirstYear or > LastYear) ? ("years", "1 or more, 2020 to 2100")
            : days.Count + calendar.SpecialDays.Length > Limits.CalendarDays ? ("holidays", $"at most {Limits.CalendarDays} days in all")
            : days.Distinct().Count() != days.Count ? ("holidays", "each day once, and none that is worked")
            : days.Any(day => !calendar.Years.Contains(day.Year)) ? ("years", "with the year of every day that is named")
            : calendar.MakeUpDays.Any(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) ? ("makeUpDays", "Saturdays and Sundays")
            : calendar.SpecialDays.Any(special => !InOrder(special.Hours)) ? ("specialDays", "with hours like those of every day")
            : calendar.SpecialDays.DistinctBy(special => special.Day).Count() != calendar.SpecialDays.Length ? ("specialDays", "each day once")
            : null;
    }

    private static bool InOrder(ImmutableArray<OfficeHours> hours) =>
        hours.Length is >= 1 and <= 6
        && hours.All(time => time.From < time.To)
        && hours.Zip(hours.Skip(1)).All(pair => pair.First.To <= pair.Second.From);
}
