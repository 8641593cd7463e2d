namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>
/// A governance task: at most one assignee at a time, no acceptance of an offer that is over, no second offer to who declined
/// (invariant 2). Offers come and go by themselves.
/// </summary>
/// <param name="expires">When it ends by itself if nobody has taken it, at the earliest.</param>
public sealed class TaskModel(long expires) : ISequentialModel<TaskModelState, TaskCall>
{
    private const string Assigned = "assigned";
    private const string InProgress = "inProgress";
    private const string Submitted = "submitted";
    private const string Expired = "expired";
    private static readonly string[] Final = ["verified", "rejected", "cancelled"];

    /// <inheritdoc/>
    public TaskModelState Initial { get; } = new(TaskModelState.Open, null, "");

    /// <inheritdoc/>
    public IEnumerable<TaskModelState> Apply(TaskModelState state, Operation<TaskCall> operation, long latest) => operation.Call switch
    {
        TaskCall.Assigned taken => Take(state, taken, operation),
        TaskCall.Declined declined => Decline(state, declined),
        TaskCall.Started started => state.Status == Assigned && state.Assignee == started.Rider ? [state with { Status = InProgress }] : [],
        TaskCall.Submitted submitted => Has(state, submitted.Rider) ? [state with { Status = Submitted }] : [],
        TaskCall.Closed { Status: "cancelled" } =>
            state.Status == Submitted || Final.Contains(state.Status) ? [] : [state with { Status = "cancelled" }],
        TaskCall.Closed closed => state.Status == Submitted ? [state with { Status = closed.Status }] : [],
        TaskCall.Refused refused => IsRefused(Now(state, latest), refused) || IsRefused(state, refused) ? [state] : [],
        TaskCall.Read read => Read(state, read, latest),
        _ => throw new InvalidOperationException($"Tasks do not know {operation.Call}."),
    };

    private static bool Has(TaskModelState state, string rider) => state.Assignee == rider && state.Status is Assigned or InProgress;

    private static IEnumerable<TaskModelState> Take(TaskModelState state, TaskCall.Assigned taken, Operation<TaskCall> operation)
    {
        var inTime = taken.ByHand || !ServerClock.HasPassed(taken.OfferEnds, operation);
        var willing = taken.ByHand || !state.WasDeclinedBy(taken.Rider);
        return state.Status == TaskModelState.Open && inTime && willing ? [state with { Status = Assigned, Assignee = taken.Rider }] : [];
    }

    private static IEnumerable<TaskModelState> Decline(TaskModelState state, TaskCall.Declined declined) => state.Status switch
    {
        TaskModelState.Open => [state.DeclinedBy(declined.Rider)],
        _ when !declined.OfOffer && Has(state, declined.Rider) =>
            [state.DeclinedBy(declined.Rider) with { Status = TaskModelState.Open, Assignee = null }],
        _ => [],
    };

    /// <summary>Whether a refusal is what this state calls for.</summary>
    private static bool IsRefused(TaskModelState state, TaskCall.Refused refused) => refused.Code switch
    {
        "already_assigned" => state.Status is Assigned or InProgress or Submitted,
        "offer_expired" => state.Status == TaskModelState.Open,
        "offer_not_found" => refused.Rider is null || !Has(state, refused.Rider) || refused is { Command: "decline", OfOffer: true },
        "not_your_task" => state.Assignee is not null && state.Assignee != refused.Rider,
        "wrong_status" => refused.Command switch
        {
            "accept" => state.Status == Expired || Final.Contains(state.Status),
            "start" => state.Assignee is null || (state.Assignee == refused.Rider && state.Status != Assigned),
            "submit" => state.Assignee is null || (state.Assignee == refused.Rider && !Has(state, refused.Rider!)),
            "verify" or "reject" => state.Status != Submitted,
            "cancel" => state.Status == Submitted || Final.Contains(state.Status),
            _ => true,
        },
        // It was opened: whoever knows its id was told so.
        "task_not_found" => false,
        // The rider's own state is another object's history.
        _ => true,
    };

    private IEnumerable<TaskModelState> Read(TaskModelState state, TaskCall.Read read, long latest)
    {
        var seen = read.Status is "reported" or "accepted" or "offering" ? TaskModelState.Open : read.Status;
        var now = seen == Expired ? Now(state, latest) : state;
        return now.Status == seen && now.Assignee == read.Assignee ? [now] : [];
    }

    private TaskModelState Now(TaskModelState state, long latest) =>
        state.Status == TaskModelState.Open && ServerClock.MayHavePassed(expires, latest) ? state with { Status = Expired } : state;
}
