using System.Text.Json;
using RedStation.Contracts;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Operations;

namespace RedStation.Domain.Tasks;

/// <summary>What a rider does with a task once it is offered or theirs.</summary>
public static class WorkRules
{
    /// <summary>
    /// Declines an offer, or hands back a task that was accepted: neither is held against the rider. Who names an offer means that offer, and not
    /// the task that it has become: a late word from a second phone must not take away what was accepted on the first.
    /// </summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Decline(
        string id, TaskState state, RiderCommand command, DispatchOptions options, DateTimeOffset now) =>
        TaskSteps.Once(id, state, command.Key, Fingerprint.Of("decline", command), options, task =>
        {
            if (command.OfferId is null && task.Assignee == command.RiderId && TaskLifecycle.IsUnderWay(task.Status))
            {
                return Back(
                    task with { Declined = task.Declined.Add(command.RiderId) }, command.RiderId, TaskEvent.HandedBack, command.RiderId, now,
                    command.Reason is { } why ? JsonNamingPolicy.CamelCase.ConvertName(why.ToString()) : null);
            }

            var offer = task.Offers.FirstOrDefault(open =>
                open.RiderId == command.RiderId && (command.OfferId is null || command.OfferId == open.OfferId));
            return offer is null ? TaskRefusal.OfferNotFound : OfferRules.Declined(task, offer, now);
        });

    /// <summary>
    /// Gives back a task that was accepted in the hope that a platform forgives the time, which none does. That is not the rider's doing: they are
    /// not among those who declined it, and the history does not name them.
    /// </summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> HandBack(
        string id, TaskState state, RiderCommand command, DispatchOptions options, DateTimeOffset now) =>
        TaskSteps.Once(id, state, command.Key, Fingerprint.Of("hand-back", command), options, task =>
            WhyNotTheirs(task, command.RiderId) is { } refusal ? refusal
            : !TaskLifecycle.Allows(task.Status, TaskAction.HandBack) ? TaskRefusal.WrongStatus
            : !TaskDutyRules.MayHandBack(TaskDutyRules.Exemptions(task)) ? TaskRefusal.ExemptionStands
            : Back(
                task with { Released = task.Released.Add(command.RiderId) }, command.RiderId, TaskEvent.Released, TaskSteps.System, now));

    /// <summary>Begins.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Start(
        string id, TaskState state, RiderCommand command, DispatchOptions options, DateTimeOffset now) =>
        TaskSteps.Once(id, state, command.Key, Fingerprint.Of("start", command), options, task =>
            WhyNotTheirs(task, command.RiderId) is { } refusal ? refusal
            : !TaskLifecycle.Allows(task.Status, TaskAction.Start) ? TaskRefusal.WrongStatus
            : TaskSteps.Move(
                task with { RiderToTell = task.Assignee }, GovernanceTaskStatus.InProgress, TaskEvent.Started, command.RiderId, now));

    /// <summary>Sends the evidence. Small jobs need no separate start.</summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> Submit(
        string id, TaskState state, RiderCommand command, DispatchOptions options, DateTimeOffset now) =>
        TaskSteps.Once(id, state, command.Key, Fingerprint.Of("submit", command), options, task =>
            WhyNotTheirs(task, command.RiderId) is { } refusal ? refusal
            : !TaskLifecycle.Allows(task.Status, TaskAction.Submit) ? TaskRefusal.WrongStatus
            : TaskSteps.Move(
                task with { Evidence = command.Evidence, RiderToTell = task.Assignee },
                GovernanceTaskStatus.Submitted, TaskEvent.Submitted, command.RiderId, now));

    /// <summary>
    /// The photo that follows the words. It is taken as long as nobody has judged the work; afterwards it could change nothing. Another one takes
    /// the place of the first: what counts is what the rider sent last.
    /// </summary>
    public static Decision<TaskState, Answer<TaskView, TaskRefusal>> SettlePhoto(
        string id, TaskState state, RiderCommand command, DispatchOptions options, DateTimeOffset now) =>
        TaskSteps.Once(id, state, command.Key, Fingerprint.Of("photo", command), options, task =>
            WhyNotTheirs(task, command.RiderId) is { } refusal ? refusal
            : task.Status != GovernanceTaskStatus.Submitted || task.Evidence is null ? TaskRefusal.WrongStatus
            : TaskSteps.Move(
                task with { Evidence = task.Evidence with { PhotoId = command.Evidence?.PhotoId ?? task.Evidence.PhotoId, PhotoFollows = null } },
                GovernanceTaskStatus.Submitted, TaskEvent.PhotoSettled, command.RiderId, now));

    private static TaskState Back(TaskState state, string riderId, TaskEvent what, string by, DateTimeOffset now, string? note = null)
    {
        var back = TaskSteps.Move(
            state with { Assignee = null, AssigneeName = null, RiderToTell = riderId }, GovernanceTaskStatus.Accepted, what, by, now, note);
        return OfferRules.Restart(back, TaskSteps.System, now);
    }

    private static TaskRefusal? WhyNotTheirs(TaskState state, string riderId) => state.Assignee switch
    {
        null => TaskRefusal.WrongStatus,
        _ when state.Assignee != riderId => TaskRefusal.NotYourTask,
        _ => null,
    };
}
