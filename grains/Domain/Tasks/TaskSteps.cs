using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Tasks;

/// <summary>What every command on a task has in common: it is answered once, refused by name, and leaves a line of history.</summary>
public static class TaskSteps
{
    /// <summary>Who acts when nobody does.</summary>
    public const string System = "system";

    /// <summary>Carries out a command unless it was answered before, and remembers the answer.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Once(
        string id, TaskState state, string operationId, string fingerprint, DispatchOptions options, Func<TaskState, Step> act)
    {
        if (Replay(state, operationId, fingerprint) is { } first)
        {
            return new(state, first, false);
        }

        if (state.Opened is null)
        {
            return new(state, TaskRefusal.TaskNotFound, false);
        }

        var step = act(state);
        return step.Refusal is { } refusal
            ? Refused(state, operationId, fingerprint, refusal)
            : Granted(id, step.State!, operationId, fingerprint, options);
    }

    /// <summary>The first answer to a command, a refusal for a reused id, or null when it is new.</summary>
    public static Answer<TaskView, TaskRefusal>? Replay(TaskState state, string operationId, string fingerprint) =>
        state.Operations.Find<RecordedTaskAnswer>(operationId, fingerprint, out var first) switch
        {
            ReplayStatus.Reused => TaskRefusal.OperationIdReused,
            ReplayStatus.TooOld => TaskRefusal.OperationIdTooOld,
            ReplayStatus.Answered when first!.Refusal is { } refusal => refusal,
            ReplayStatus.Answered => first!.Task! with { History = state.History[..first.HistoryLength] },
            _ => null,
        };

    /// <summary>The command is granted: its answer is the task as it is now.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Granted(
        string id, TaskState state, string operationId, string fingerprint, DispatchOptions options)
    {
        var view = TaskViews.View(id, state, options);
        var recorded = new RecordedTaskAnswer(view with { History = [] }, view.History.Length, null);
        return new(state with { Operations = state.Operations.With(operationId, fingerprint, recorded, granted: true) }, view, true);
    }

    /// <summary>The command is refused. That is remembered too, though the task's own record need not be written for it.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Refused(
        TaskState state, string operationId, string fingerprint, TaskRefusal refusal)
    {
        var recorded = new RecordedTaskAnswer(null, 0, refusal);
        return new(state with { Operations = state.Operations.With(operationId, fingerprint, recorded, granted: false) }, refusal, false);
    }

    /// <summary>Moves a task on and writes the line of history.</summary>
    public static TaskState Move(
        TaskState state, GovernanceTaskStatus status, TaskEvent what, string by, DateTimeOffset now, string? note = null) => state with
        {
            Status = status,
            Revision = state.Revision + 1,
            Duty = TaskDutyRules.Follow(state.Duty, state.Status, status, now),
            CaseToTell = state.CaseToTell || (state.Opened?.CaseId is not null && status != state.Status),
            History = state.History.Add(new(status, now, by, note, what)),
        };

    /// <summary>What came of a step: a state, or a refusal.</summary>
    public readonly record struct Step(TaskState? State, TaskRefusal? Refusal)
    {
        /// <summary>The state it led to.</summary>
        public static implicit operator Step(TaskState state) => new(state, null);

        /// <summary>Why it was not taken.</summary>
        public static implicit operator Step(TaskRefusal refusal) => new(null, refusal);
    }
}
