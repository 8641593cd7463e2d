using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Operations;
using RedStation.Domain.Pricing;

namespace RedStation.Domain.Tasks;

/// <summary>What dispatchers do with a task: open, verify, reject, cancel it, or offer it again.</summary>
public static class DispatcherRules
{
    /// <summary>Opens a task and begins to offer it. Price, minutes, skills and insurance cover stay as they are at this moment.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Open(
        string id, TaskState state, OpenTask command, PriceInForce<TaskPrice> price, DispatchOptions options, DateTimeOffset now)
    {
        var fingerprint = Fingerprint.Of("open", command);
        if (TaskSteps.Replay(state, command.Key, fingerprint) is { } first)
        {
            return new(state, first, false);
        }

        // The id of a task is made of its operation id, so another body under that id meets the task that is there; and the same body, when
        // it comes again so late that its answer is forgotten.
        if (state.Opened is { } before)
        {
            var same = Fingerprint.Of("open", before) == fingerprint;
            return new(state, same ? TaskRefusal.OperationIdTooOld : TaskRefusal.OperationIdReused, false);
        }

        var opened = new TaskState
        {
            Opened = command,
            Points = price.Price.Points,
            Minutes = price.Price.Minutes,
            Skills = price.Price.Skills,
            InsuranceCover = price.Price.InsuranceCover,
            InsuranceCoverEn = price.Price.InsuranceCoverEn,
            PriceList = price.List,
            CreatedAt = now,
            Deadline = now + command.RespondWithin,
        };
        opened = TaskSteps.Move(opened, GovernanceTaskStatus.Accepted, TaskEvent.Opened, command.By, now);
        opened = TaskSteps.Move(opened, GovernanceTaskStatus.Offering, TaskEvent.OfferingStarted, TaskSteps.System, now);
        return TaskSteps.Granted(id, opened, command.Key, fingerprint, options);
    }

    /// <summary>The work is checked. The credit is owed from this moment and posted exactly once.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Verify(
        string id, TaskState state, DispatcherCommand command, DispatchOptions options, DateTimeOffset now) =>
        Review(id, state, command, TaskAction.Verify, options, task => TaskSteps.Move(
            task with { CreditOwed = true }, GovernanceTaskStatus.Verified, TaskEvent.Verified, command.By, now, command.Note));

    /// <summary>The work was found not done.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Reject(
        string id, TaskState state, DispatcherCommand command, DispatchOptions options, DateTimeOffset now) =>
        Review(id, state, command, TaskAction.Reject, options, task => TaskSteps.Move(
            task, GovernanceTaskStatus.Rejected, TaskEvent.Rejected, command.By, now, command.Note));

    /// <summary>Calls the task off, or closes one that nobody took.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Cancel(
        string id, TaskState state, DispatcherCommand command, DispatchOptions options, DateTimeOffset now) =>
        TaskSteps.Once(id, state, command.Key, Fingerprint.Of("cancel", command), options, task =>
            TaskLifecycle.Allows(task.Status, TaskAction.Cancel)
                ? TaskSteps.Move(
                    task with { Offers = [], NeedsDispatcher = false, RetryAt = null, RiderToTell = task.Assignee },
                    GovernanceTaskStatus.Cancelled, TaskEvent.Cancelled, command.By, now, command.Note)
                : TaskRefusal.WrongStatus);

    /// <summary>Offers a waiting task again from the first ring. Riders who declined it are still not asked.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> OfferAgain(
        string id, TaskState state, DispatcherCommand command, DispatchOptions options, DateTimeOffset now) =>
        TaskSteps.Once(id, state, command.Key, Fingerprint.Of("offer-again", command), options, task =>
            TaskLifecycle.Allows(task.Status, TaskAction.Offer)
                ? OfferRules.Restart(task, command.By, now)
                : TaskRefusal.WrongStatus);

    private static Decision<TaskState, Answer<TaskView, TaskRefusal>> Review(
        string id, TaskState state, DispatcherCommand command, TaskAction action, DispatchOptions options, Func<TaskState, TaskState> close) =>
        TaskSteps.Once(id, state, command.Key, Fingerprint.Of(action == TaskAction.Verify ? "verify" : "reject", command), options, task =>
            TaskLifecycle.Allows(task.Status, action)
                ? close(task with { RiderToTell = task.Assignee })
                : TaskRefusal.WrongStatus);
}
