using System.Collections.Immutable;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>
/// The clocks of a case, computed from its history and the calendar alone. The clock for answering runs from the report until the case is accepted,
/// refused or merged. The clock for closing starts at 派遣, stands in 挂账 and 回退 only, goes on in rework and ends at 结案; a reopened case has a new
/// one.
/// </summary>
public sealed class CaseClocks
{
    private const double ReminderAt = 0.75;
    private const double DistrictAt = 1.5;

    private static readonly ImmutableArray<(EscalationLevel Level, double At)> Levels =
        [(EscalationLevel.Dispatcher, ReminderAt), (EscalationLevel.UnitHead, 1), (EscalationLevel.District, DistrictAt)];

    private readonly BusinessCalendar calendar;
    private readonly List<Segment> closing = [];
    private readonly HashSet<(CaseClockKind, EscalationLevel)> recorded = [];
    private CaseTerms? answerTerms;
    private CaseTerms? terms;
    private DateTimeOffset reportedAt;
    private DateTimeOffset? answeredAt;
    private DateTimeOffset? closedAt;
    private DateTimeOffset? reviewAt;
    private bool merged;
    private DateTimeOffset? importedDue;
    private int extension;
    private CaseStatus status;

    private CaseClocks(BusinessCalendar calendar) => this.calendar = calendar;

    /// <summary>Reads a history.</summary>
    public static CaseClocks Of(IEnumerable<CaseHistoryEntry> history, BusinessCalendar calendar)
    {
        var clocks = new CaseClocks(calendar);
        foreach (var entry in history)
        {
            clocks.Read(entry);
        }

        return clocks;
    }

    /// <summary>What the clocks say.</summary>
    public CaseDeadlines Deadlines()
    {
        if (answerTerms is null)
        {
            return new CaseDeadlines();
        }

        var answerDue = AnswerAfter(1);
        var closingDue = ClosingAfter(1);
        return new CaseDeadlines
        {
            AnswerDueAt = answerDue,
            AnsweredAt = answeredAt,
            ClosingStartedAt = closing.Count == 0 ? null : closing[0].From,
            ClosingDueAt = closingDue,
            ClosedAt = closedAt,
            Stopped = closing.Count > 0 && CaseLifecycle.IsStopped(status),
            Provisional = (answeredAt is null && calendar.IsProvisional(reportedAt, answerDue, answerTerms.Answer.Unit))
                || (closedAt is null && importedDue is null && closingDue is { } due
                    && calendar.IsProvisional(closing[0].From, due, terms!.Closing.Unit)),
            ClosingUsed = closing.Aggregate(TimeSpan.Zero, (used, segment) => used + Length(segment)),
        };
    }

    /// <summary>
    /// What happens by itself, and when, the earliest first: reminders and escalations that have not been recorded, and the review of a suspended
    /// case. A clock that stands or has ended calls nobody.
    /// </summary>
    public ImmutableArray<CaseStep> Steps()
    {
        if (answerTerms is null)
        {
            return [];
        }

        var steps = new List<CaseStep>();
        if (answeredAt is null)
        {
            steps.AddRange(Levels
                .Where(level => !recorded.Contains((CaseClockKind.Answer, level.Level)))
                .Select(level => new CaseStep(AnswerAfter(level.At), CaseClockKind.Answer, level.Level)));
        }

        if (CaseLifecycle.IsUnderWay(status))
        {
            steps.AddRange(Levels
                .Where(level => !recorded.Contains((CaseClockKind.Closing, level.Level)))
                .Select(level => new CaseStep(ClosingAfter(level.At)!.Value, CaseClockKind.Closing, level.Level)));
        }

        if (reviewAt is { } review)
        {
            steps.Add(new CaseStep(review, null, null));
        }

        return [.. steps.OrderBy(step => step.At)];
    }

    private void Read(CaseHistoryEntry entry)
    {
        terms = entry.Terms ?? terms;
        importedDue = entry.DueAt ?? importedDue;
        switch (entry.Event)
        {
            case CaseEvent.Reported:
                (answerTerms, reportedAt) = (entry.Terms, entry.At);
                break;
            case CaseEvent.Opened or CaseEvent.Refused or CaseEvent.Merged:
                merged = entry.Event == CaseEvent.Merged && answeredAt is null;
                answeredAt ??= entry.At;
                break;
            case CaseEvent.Split when merged:
                (answeredAt, merged) = (null, false);
                break;
            case CaseEvent.Extended:
                extension += entry.Extension ?? 0;
                Forget(CaseClockKind.Closing);
                break;
            case CaseEvent.Reopened:
                closing.Clear();
                (closedAt, extension, importedDue) = (null, 0, null);
                Forget(CaseClockKind.Closing);
                break;
            case CaseEvent.Closed:
                closedAt = entry.At;
                break;
            case CaseEvent.Escalated when entry.Escalation is { } escalation:
                recorded.Add((escalation.Clock, escalation.Level));
                break;
            default:
                break;
        }

        reviewAt = entry.Event switch
        {
            CaseEvent.Suspended => entry.ReviewAt,
            CaseEvent.ReviewDue => null,
            _ => entry.Status == CaseStatus.Suspended ? reviewAt : null,
        };
        Run(entry);
    }

    /// <summary>Whether the clock for closing runs follows from the status alone.</summary>
    private void Run(CaseHistoryEntry entry)
    {
        var ran = closing is [.., { To: null }];
        var runs = CaseLifecycle.IsUnderWay(entry.Status);
        if (runs && !ran)
        {
            closing.Add(new Segment(entry.At, null));
        }
        else if (ran && !runs)
        {
            closing[^1] = closing[^1] with { To = entry.At };
        }

        status = entry.Status;
    }

    private void Forget(CaseClockKind clock) => recorded.RemoveWhere(step => step.Item1 == clock);

    private DateTimeOffset AnswerAfter(double share) =>
        calendar.Add(reportedAt, BusinessCalendar.Length(answerTerms!.Answer) * share, answerTerms.Answer.Unit);

    /// <summary>When so much of the time for closing was, or will be, used; null when the clock stands before that, or never ran.</summary>
    private DateTimeOffset? ClosingAfter(double share)
    {
        if (importedDue is { } due && closing is [var first, ..])
        {
            // Another system's deadline, of which nobody here knows how it was counted: the time until it goes by round the clock.
            return first.From + ((Extended(due) - first.From) * share);
        }

        var left = terms is null ? TimeSpan.Zero : BusinessCalendar.Length(terms.Closing, extension) * share;
        foreach (var segment in closing)
        {
            // The last one ends the search also for a closed case: what it would have had.
            if (segment.To is null || (closedAt is not null && segment == closing[^1]) || left <= Length(segment))
            {
                return calendar.Add(segment.From, left, terms!.Closing.Unit);
            }

            left -= Length(segment);
        }

        return null;
    }

    private DateTimeOffset Extended(DateTimeOffset due) => extension == 0 ? due : calendar.Add(
        due, BusinessCalendar.Length(terms!.Closing, extension) - BusinessCalendar.Length(terms.Closing), terms.Closing.Unit);

    private TimeSpan Length(Segment segment) =>
        segment.To is { } to ? calendar.Elapsed(segment.From, to, terms!.Closing.Unit) : TimeSpan.Zero;

    private sealed record Segment(DateTimeOffset From, DateTimeOffset? To);
}

/// <summary>Something that happens to a case by itself.</summary>
/// <param name="At">When.</param>
/// <param name="Clock">Of which clock; null for the review of a suspended case.</param>
/// <param name="Level">Whom it calls; null likewise.</param>
public sealed record CaseStep(DateTimeOffset At, CaseClockKind? Clock, EscalationLevel? Level);
