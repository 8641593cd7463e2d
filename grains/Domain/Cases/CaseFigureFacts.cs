using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>What the public figures count of one case. It follows from the case's history and the calendar alone.</summary>
/// <param name="District">The adcode that has it.</param>
/// <param name="ClassId">Its class.</param>
/// <param name="ReportedAt">When the report arrived.</param>
/// <param name="AnsweredAt">When it was accepted, refused or merged.</param>
/// <param name="ClosingDueAt">By when it should be, or should have been, closed; null before 派遣 and while the clock stands with time left.</param>
/// <param name="ClosedAt">When it was closed; null again when it is reopened.</param>
/// <param name="Reworks">How often 核查 sent it back.</param>
/// <param name="Reopenings">How often it was reopened.</param>
public sealed record CaseFigureFacts(
    string District,
    string ClassId,
    DateTimeOffset ReportedAt,
    DateTimeOffset? AnsweredAt,
    DateTimeOffset? ClosingDueAt,
    DateTimeOffset? ClosedAt,
    int Reworks,
    int Reopenings)
{
    /// <summary>Of a case as it is known.</summary>
    public static CaseFigureFacts Of(CaseView view) => new(
        view.District, view.Terms.ClassId, view.ReportedAt, view.Deadlines.AnsweredAt, view.Deadlines.ClosingDueAt, view.Deadlines.ClosedAt,
        view.Reworks, view.Reopenings);

    /// <summary>Computed anew; null for a case without a history.</summary>
    /// <param name="history">Everything that happened, oldest first.</param>
    /// <param name="calendar">The calendar of its district.</param>
    public static CaseFigureFacts? Of(IReadOnlyList<CaseHistoryEntry> history, BusinessCalendar calendar)
    {
        if (history.LastOrDefault(entry => entry.District is not null)?.District is not { } district
            || history.LastOrDefault(entry => entry.Terms is not null)?.Terms is not { } terms)
        {
            return null;
        }

        var deadlines = CaseClocks.Of(history, calendar).Deadlines();
        return new CaseFigureFacts(
            district, terms.ClassId, history[0].At, deadlines.AnsweredAt, deadlines.ClosingDueAt, deadlines.ClosedAt,
            history.Count(entry => entry.Event == CaseEvent.ReworkOrdered), history.Count(entry => entry.Event == CaseEvent.Reopened));
    }
}
