using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Cases;

/// <summary>What every command on a case has in common: it is answered once, refused by name, and leaves a line of history.</summary>
public static class CaseSteps
{
    /// <summary>Who acts when nobody does.</summary>
    public const string System = "system";

    /// <summary>Carries out a command unless it was answered before, and remembers the answer.</summary>
    public static Decision<CaseState, Answer<CaseView, CaseRefusal>?> Once(
        string id, CaseState state, string key, string fingerprint, CaseContext context, Func<CaseState, Step> act)
    {
        if (Replay(state, key, fingerprint) is { } first)
        {
            return new(state, first, false);
        }

        if (state.Reported is null)
        {
            return new(state, CaseRefusal.CaseNotFound, false);
        }

        var step = act(state);
        return step.Refusal is { } refusal ? Refused(state, key, fingerprint, refusal)
            : step.State!.Pending is not null ? new(step.State, null, true)
            : Granted(id, step.State, key, fingerprint, context);
    }

    /// <summary>The first answer to a command, a refusal for a reused id, or null when it is new.</summary>
    public static Answer<CaseView, CaseRefusal>? Replay(CaseState state, string key, string fingerprint) =>
        state.Operations.Find<RecordedCaseAnswer>(key, fingerprint, out var first) switch
        {
            ReplayStatus.Reused => CaseRefusal.OperationIdReused,
            ReplayStatus.TooOld => CaseRefusal.OperationIdTooOld,
            ReplayStatus.Answered when first!.Refusal is { } refusal => refusal,
            ReplayStatus.Answered => first!.Case! with { History = state.History[..first.HistoryLength] },
            _ => null,
        };

    /// <summary>The command is granted: its answer is the case as it is now.</summary>
    public static Decision<CaseState, Answer<CaseView, CaseRefusal>?> Granted(
        string id, CaseState state, string key, string fingerprint, CaseContext context)
    {
        var timed = CaseClockRules.Timed(CaseNumberRules.With(state, context.Number), context);
        var view = CaseViews.View(id, timed);
        var recorded = new RecordedCaseAnswer(view with { History = [] }, view.History.Length, null);
        return new(timed with { Operations = timed.Operations.With(key, fingerprint, recorded, granted: true) }, view, true);
    }

    /// <summary>The command is refused. That is remembered too, though the record need not be written for it.</summary>
    public static Decision<CaseState, Answer<CaseView, CaseRefusal>?> Refused(CaseState state, string key, string fingerprint, CaseRefusal refusal)
    {
        var recorded = new RecordedCaseAnswer(null, 0, refusal);
        return new(state with { Operations = state.Operations.With(key, fingerprint, recorded, granted: false) }, refusal, false);
    }

    /// <summary>
    /// Moves a case on and writes the line of history. 挂账 that was only asked for is asked for no more when the unit has it no more.
    /// </summary>
    public static CaseState Move(CaseState state, CaseHistoryEntry entry) => state with
    {
        Status = entry.Status,
        Revision = state.Revision + 1,
        ProposedSuspension = CaseLifecycle.Allows(entry.Status, CaseAction.Suspend) ? state.ProposedSuspension : null,
        ReviewAt = entry.Status == CaseStatus.Suspended ? state.ReviewAt : null,
        History = state.History.Add(entry),
    };

    /// <summary>What came of a step: a state, or a refusal.</summary>
    public readonly record struct Step(CaseState? State, CaseRefusal? Refusal)
    {
        /// <summary>The state it led to.</summary>
        public static implicit operator Step(CaseState state) => new(state, null);

        /// <summary>Why it was not taken.</summary>
        public static implicit operator Step(CaseRefusal refusal) => new(null, refusal);
    }
}
