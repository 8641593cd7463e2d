using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>The history of each governance task.</summary>
public static class TaskHistories
{
    /// <summary>What was done to a task.</summary>
    public static IReadOnlyList<Operation<TaskCall>> Of(IReadOnlyList<Recorded> records, ChaosClock clock, string task) =>
        records.SelectMany(record => Of(record, clock, task)).Numbered();

    private static IEnumerable<Operation<TaskCall>> Of(Recorded record, ChaosClock clock, string task) => record.Command switch
    {
        Command.Work work when work.Task == task => Of(record, work.Verb, work.Rider, Effect(work, clock), work.Offer is not null),
        Command.Decide decide when decide.Task == task => Of(record, decide.Verb, null, Effect(decide)),
        Command.ReadTask read when read.Task == task && record.IsGranted =>
            [record.Answered<TaskCall>(new TaskCall.Read((string)record.Reply!.Body!["status"]!, (string?)record.Reply.Body["assignee"]))],
        _ => [],
    };

    private static IEnumerable<Operation<TaskCall>> Of(Recorded record, string verb, string? rider, TaskCall effect, bool ofOffer = false) =>
        record.Outcomes(effect, code => new TaskCall.Refused(verb, rider, code, ofOffer));

    private static TaskCall Effect(Command.Work work, ChaosClock clock) => work.Verb switch
    {
        "accept" => new TaskCall.Assigned(work.Rider, ByHand: false, clock.Of(work.OfferEnds)),
        "decline" => new TaskCall.Declined(work.Rider, work.Offer is not null),
        "start" => new TaskCall.Started(work.Rider),
        _ => new TaskCall.Submitted(work.Rider),
    };

    private static TaskCall Effect(Command.Decide decide) => decide.Verb switch
    {
        "assign" => new TaskCall.Assigned(decide.Rider!, ByHand: true, 0),
        "verify" => new TaskCall.Closed("verified"),
        "reject" => new TaskCall.Closed("rejected"),
        _ => new TaskCall.Closed("cancelled"),
    };
}
