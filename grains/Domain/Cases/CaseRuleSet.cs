using System.Collections.Frozen;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>
/// The lists of classes and the calendars that are in force. A district that has published its own has that alone, not the city's beside it.
/// </summary>
public sealed class CaseRuleSet
{
    private readonly (int Number, CaseClassList List) cityClasses;
    private readonly (int Number, WorkCalendar Data, BusinessCalendar Counting) cityCalendar;
    private readonly FrozenDictionary<string, (int Number, CaseClassList List)> classes;
    private readonly FrozenDictionary<string, (int Number, WorkCalendar Data, BusinessCalendar Counting)> calendars;

    /// <summary>Of what was published.</summary>
    /// <param name="versions">How many versions of all there have been; grows with every publication.</param>
    /// <param name="cityClasses">The city's list and its number.</param>
    /// <param name="cityCalendar">The city's calendar and its number.</param>
    /// <param name="classes">Lists of districts by adcode.</param>
    /// <param name="calendars">Calendars of districts by adcode.</param>
    public CaseRuleSet(
        long versions,
        (int Number, CaseClassList List) cityClasses,
        (int Number, WorkCalendar Calendar) cityCalendar,
        IReadOnlyDictionary<string, (int Number, CaseClassList List)> classes,
        IReadOnlyDictionary<string, (int Number, WorkCalendar Calendar)> calendars)
    {
        Versions = versions;
        this.cityClasses = cityClasses;
        this.cityCalendar = (cityCalendar.Number, cityCalendar.Calendar, new BusinessCalendar(cityCalendar.Calendar));
        this.classes = classes.ToFrozenDictionary();
        this.calendars = calendars.ToFrozenDictionary(
            own => own.Key, own => (own.Value.Number, own.Value.Calendar, new BusinessCalendar(own.Value.Calendar)));
    }

    /// <summary>How many versions there had been when this was read.</summary>
    public long Versions { get; }

    /// <summary>
    /// The classes of a district, or of the city for null; whose they are, and the number of the version: 0 for what came with the program.
    /// </summary>
    public (string? District, int Number, CaseClassList List) ClassesOf(string? district) =>
        district is not null && classes.TryGetValue(district, out var own)
            ? (district, own.Number, own.List)
            : (null, cityClasses.Number, cityClasses.List);

    /// <summary>The calendar of a district, or of the city for null; likewise.</summary>
    public (string? District, int Number, WorkCalendar Calendar) CalendarOf(string? district) =>
        district is not null && calendars.TryGetValue(district, out var own)
            ? (district, own.Number, own.Data)
            : (null, cityCalendar.Number, cityCalendar.Data);

    /// <summary>What holds where and when a command on a case is decided.</summary>
    public CaseContext In(string district, DateTimeOffset now) => new(
        ClassesOf(district).List, calendars.TryGetValue(district, out var own) ? own.Counting : cityCalendar.Counting, now, Versions);
}
