using System.Collections.Frozen;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>
/// Counts time as a deadline does: round the clock, in hours of office, or in working days. A working day counts 24 hours, from midnight to
/// midnight in China, so that time can be split anywhere and added up again: what begins on Monday at ten and may take three working days ends on
/// Thursday at ten. Years whose holidays are not known are taken without any.
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>Counted time of one working day.</summary>
    public static readonly TimeSpan WorkingDay = TimeSpan.FromDays(1);

    private readonly WorkCalendar calendar;
    private readonly FrozenSet<DateOnly> holidays;
    private readonly FrozenSet<DateOnly> makeUpDays;
    private readonly FrozenSet<int> years;
    private readonly FrozenDictionary<DateOnly, SpecialDay> specialDays;

    /// <summary>Of a calendar that <see cref="CalendarRules"/> finds nothing against.</summary>
    public BusinessCalendar(WorkCalendar calendar)
    {
        this.calendar = calendar;
        holidays = calendar.Holidays.ToFrozenSet();
        makeUpDays = calendar.MakeUpDays.ToFrozenSet();
        years = calendar.Years.ToFrozenSet();
        specialDays = calendar.SpecialDays.ToFrozenDictionary(special => special.Day);
    }

    /// <summary>How much counted time a limit is.</summary>
    public static TimeSpan Length(CaseLimit limit, int extension = 0) => limit.Unit == DeadlineUnit.WorkingDays
        ? (limit.Amount + extension) * WorkingDay
        : TimeSpan.FromHours(limit.Amount + extension);

    /// <summary>Whether a day is worked.</summary>
    public bool IsWorkingDay(DateOnly day) => makeUpDays.Contains(day)
        || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day));

    /// <summary>When so much counted time has gone by since a moment.</summary>
    /// <param name="from">The moment.</param>
    /// <param name="counted">How much, ≥ 0.</param>
    /// <param name="unit">Of which time.</param>
    public DateTimeOffset Add(DateTimeOffset from, TimeSpan counted, DeadlineUnit unit)
    {
        if (unit == DeadlineUnit.Hours || counted == TimeSpan.Zero)
        {
            return from + counted;
        }

        var left = counted;
        for (var day = ChinaTime.Day(from); ; day = day.AddDays(1))
        {
            foreach (var (start, end) in OpenTimes(day, unit))
            {
                var begin = start > from ? start : from;
                if (begin < end)
                {
                    if (left <= end - begin)
                    {
                        return (begin + left).ToUniversalTime();
                    }

                    left -= end - begin;
                }
            }
        }
    }

    /// <summary>How much counted time lies between two moments; none when the second is not later.</summary>
    public TimeSpan Elapsed(DateTimeOffset from, DateTimeOffset to, DeadlineUnit unit)
    {
        if (to <= from)
        {
            return TimeSpan.Zero;
        }

        if (unit == DeadlineUnit.Hours)
        {
            return to - from;
        }

        var counted = TimeSpan.Zero;
        var last = ChinaTime.Day(to);
        for (var day = ChinaTime.Day(from); day <= last; day = day.AddDays(1))
        {
            foreach (var (start, end) in OpenTimes(day, unit))
            {
                var (begin, stop) = (start > from ? start : from, end < to ? end : to);
                counted += stop > begin ? stop - begin : TimeSpan.Zero;
            }
        }

        return counted;
    }

    /// <summary>Whether the time between two moments may still change, because a year in it has no holidays yet.</summary>
    public bool IsProvisional(DateTimeOffset from, DateTimeOffset to, DeadlineUnit unit)
    {
        if (unit == DeadlineUnit.Hours)
        {
            return false;
        }

        var last = ChinaTime.Day(to).Year;
        for (var year = ChinaTime.Day(from).Year; year <= last; year++)
        {
            if (!years.Contains(year))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> OpenTimes(DateOnly day, DeadlineUnit unit)
    {
        if (!IsWorkingDay(day))
        {
            yield break;
        }

        var midnight = ChinaTime.StartOf(day);
        if (unit == DeadlineUnit.WorkingDays)
        {
            yield return (midnight, midnight + WorkingDay);
            yield break;
        }

        foreach (var (from, to) in specialDays.TryGetValue(day, out var special) ? special.Hours : calendar.Hours)
        {
            yield return (midnight + from.ToTimeSpan(), midnight + to.ToTimeSpan());
        }
    }
}
