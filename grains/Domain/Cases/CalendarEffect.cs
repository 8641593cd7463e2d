using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>What another calendar would do to the deadlines of open cases.</summary>
/// <param name="OpenCases">How many go by it.</param>
/// <param name="Moved">Of how many the deadline that comes next would be another.</param>
/// <param name="ProvisionalBefore">How many have a provisional deadline now.</param>
/// <param name="ProvisionalAfter">How many would have one.</param>
public sealed record CalendarEffect(int OpenCases, int Moved, int ProvisionalBefore, int ProvisionalAfter)
{
    /// <summary>On no case.</summary>
    public static CalendarEffect None { get; } = new(0, 0, 0, 0);

    /// <summary>And on one case more.</summary>
    /// <param name="open">The case, with its deadlines by the calendar in force.</param>
    /// <param name="calendar">The other calendar.</param>
    public CalendarEffect And(CaseView open, BusinessCalendar calendar)
    {
        var after = open with { Deadlines = CaseClocks.Of(open.History, calendar).Deadlines() };
        return new CalendarEffect(
            OpenCases + 1,
            Moved + (CaseClockRules.Due(open) == CaseClockRules.Due(after) ? 0 : 1),
            ProvisionalBefore + (open.Deadlines.Provisional ? 1 : 0),
            ProvisionalAfter + (after.Deadlines.Provisional ? 1 : 0));
    }
}
