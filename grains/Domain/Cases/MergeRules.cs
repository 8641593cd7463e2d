using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Domain.Cases;

/// <summary>
/// Two reports of the same. The later one is merged into the earlier one, so that of two cases only one ever waits for the other. Everybody who
/// reported or joined the later one belongs to the earlier one from then on, and hears its outcome.
/// </summary>
public static class MergeRules
{
    /// <summary>Decides to merge or to split; the earlier case is told next.</summary>
    public static CaseSteps.Step Decide(string id, CaseState state, CaseCommand command, string fingerprint, DateTimeOffset now)
    {
        var pending = new PendingMerge(
            command.Action, state.MergedInto ?? command.CaseId ?? id, command.By, command.Note, command.Key, fingerprint, now);
        return command.Action == CaseAction.Split || IsEarlier(command, id, state.ReportedAt)
            ? state with { Pending = pending }
            : CaseRefusal.MergeIntoEarlier;
    }

    /// <summary>The earlier case has been told of what was decided.</summary>
    /// <param name="id">The later case's id.</param>
    /// <param name="state">The later case.</param>
    /// <param name="refusal">Why the earlier one would not; null when it did.</param>
    /// <param name="context">What holds where it is.</param>
    public static Decision<CaseState, Answer<CaseView, CaseRefusal>?> Complete(
        string id, CaseState state, CaseRefusal? refusal, CaseContext context)
    {
        var pending = state.Pending!;
        var settled = state with { Pending = null };
        if (refusal is { } reason)
        {
            return CaseSteps.Refused(settled, pending.Key, pending.Fingerprint, reason) with { Write = true };
        }

        var entry = new CaseHistoryEntry
        {
            Status = CaseStatus.Merged,
            At = pending.At,
            By = pending.By,
            Event = CaseEvent.Merged,
            Note = pending.Note,
            CaseId = pending.CaseId,
        };
        var next = pending.Action == CaseAction.Merge
            ? CaseSteps.Move(settled with { StatusBefore = state.Status, MergedInto = pending.CaseId }, entry)
            : CaseSteps.Move(settled with { MergedInto = null }, entry with { Status = state.StatusBefore, Event = CaseEvent.Split });
        return CaseSteps.Granted(id, next, pending.Key, pending.Fingerprint, context);
    }

    /// <summary>A later report is the same as this case.</summary>
    public static Decision<CaseState, Answer<CaseView, CaseRefusal>> Absorb(string id, CaseState state, AbsorbedCase later, CaseContext context)
    {
        if (state.Reported is null)
        {
            return new(state, CaseRefusal.CaseNotFound, false);
        }

        if (state.Absorbed.Any(one => one.CaseId == later.CaseId))
        {
            return new(state, CaseViews.View(id, state), false);
        }

        if (CaseLifecycle.IsOver(state.Status))
        {
            return new(state, CaseRefusal.MergeTargetOver, false);
        }

        var next = CaseClockRules.Timed(
            CaseSteps.Move(
                state with { Absorbed = state.Absorbed.Add(later) },
                new CaseHistoryEntry
                {
                    Status = state.Status,
                    At = context.Now,
                    By = later.By,
                    Event = CaseEvent.Absorbed,
                    CaseId = later.CaseId,
                }),
            context);
        return new(next, CaseViews.View(id, next), true);
    }

    /// <summary>That report was not the same after all. Its reporters are of this case no more, unless they joined it themselves.</summary>
    public static CaseState Release(CaseState state, string laterCaseId, string by, CaseContext context) =>
        state.Absorbed.All(one => one.CaseId != laterCaseId) ? state : CaseClockRules.Timed(
            CaseSteps.Move(
                state with { Absorbed = state.Absorbed.RemoveAll(one => one.CaseId == laterCaseId) },
                new CaseHistoryEntry
                {
                    Status = state.Status,
                    At = context.Now,
                    By = by,
                    Event = CaseEvent.Released,
                    CaseId = laterCaseId,
                }),
            context);

    /// <summary>
    /// Of a report that was merged into this case, which had been merged with others before, one was split again. Who reported only that one is of
    /// this case no more; who joined this case themselves stays.
    /// </summary>
    /// <param name="state">This case.</param>
    /// <param name="laterCaseId">The report that is merged into it.</param>
    /// <param name="reporters">Who still belongs to that report.</param>
    /// <param name="splitCaseId">What was split.</param>
    /// <param name="by">Who split it.</param>
    /// <param name="context">What holds where it is.</param>
    public static CaseState Lessen(
        CaseState state, string laterCaseId, ImmutableArray<string> reporters, string splitCaseId, string by, CaseContext context)
    {
        if (state.Absorbed.FirstOrDefault(one => one.CaseId == laterCaseId) is not { } later || later.Reporters.SequenceEqual(reporters))
        {
            return state;
        }

        return CaseClockRules.Timed(
            CaseSteps.Move(
                state with { Absorbed = state.Absorbed.Replace(later, later with { Reporters = reporters }) },
                new CaseHistoryEntry
                {
                    Status = state.Status,
                    At = context.Now,
                    By = by,
                    Event = CaseEvent.Released,
                    CaseId = splitCaseId,
                }),
            context);
    }

    private static bool IsEarlier(CaseCommand command, string id, DateTimeOffset reportedAt) =>
        command.CaseId is { } other && command.CaseReportedAt is { } at && other != id
        && (at < reportedAt || (at == reportedAt && string.CompareOrdinal(other, id) < 0));
}
