using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>What time alone does to a case.</summary>
public static class CaseClockRules
{
    /// <summary>The case with its deadlines as history and calendar say.</summary>
    public static CaseState Timed(CaseState state, CaseContext context)
    {
        var clocks = CaseClocks.Of(state.History, context.Calendar);
        return state with
        {
            Deadlines = clocks.Deadlines(),
            NextStepAt = clocks.Steps() is [var next, ..] ? next.At : null,
            RuleVersions = context.RuleVersions,
        };
    }

    /// <summary>
    /// Records what is due: reminders, escalations, the review of a suspended case; each once. What was missed while nothing ran is recorded late,
    /// with the time at which it was due. Deadlines follow the calendar: one that was provisional is computed anew.
    /// </summary>
    public static CaseState Tick(CaseState state, CaseContext context)
    {
        if (state.Pending is not null)
        {
            return state;
        }

        var next = CaseClocks.Of(state.History, context.Calendar).Steps()
            .TakeWhile(step => step.At <= context.Now)
            .Aggregate(state, (before, step) => CaseSteps.Move(before, EntryOf(before, step, context.Now)));
        var timed = Timed(next, context);
        return timed.Revision != state.Revision ? timed
            : timed == state ? state
            : timed with { Revision = state.Revision + 1 };
    }

    /// <summary>When the clock must wake it next, or null.</summary>
    public static DateTimeOffset? NextDue(CaseState state) => state.Pending?.At ?? state.NextStepAt;

    /// <summary>What somebody must do next, and by when; null when no clock runs.</summary>
    public static CaseDue? Due(CaseView view) =>
        CaseLifecycle.IsUnanswered(view.Status) ? Due(CaseClockKind.Answer, view.Deadlines.AnswerDueAt)
        : CaseLifecycle.IsUnderWay(view.Status) ? Due(CaseClockKind.Closing, view.Deadlines.ClosingDueAt)
        : null;

    private static CaseDue? Due(CaseClockKind clock, DateTimeOffset? at) => at is { } moment ? new CaseDue(clock, moment) : null;

    private static CaseHistoryEntry EntryOf(CaseState state, CaseStep step, DateTimeOffset now) => new()
    {
        Status = state.Status,
        At = now,
        By = CaseSteps.System,
        Event = step.Clock is null ? CaseEvent.ReviewDue : CaseEvent.Escalated,
        Escalation = step is { Clock: { } clock, Level: { } level } ? new CaseEscalation(clock, level, step.At) : null,
    };
}
