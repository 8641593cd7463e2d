using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>Which task each rider had.</summary>
public sealed class ActiveTaskHistories(IReadOnlyList<Recorded> records)
{
    private readonly ILookup<string, long> calledOff = records
        .Where(record => record.Command is Command.Decide { Verb: "cancel" } && (record.IsGranted || record.MayHaveHappened))
        .ToLookup(record => ((Command.Decide)record.Command).Task, record => record.Invoked);

    /// <summary>What a rider took, gave up and saw.</summary>
    public IReadOnlyList<Operation<HoldingCall>> Of(string rider) => records.SelectMany(record => Of(record, rider)).Numbered();

    private IEnumerable<Operation<HoldingCall>> Of(Recorded record, string rider)
    {
        switch (record.Command)
        {
            case Command.Work { Verb: "accept" } accept when accept.Rider == rider:
                return Taken(record, accept.Task);
            case Command.Decide { Verb: "assign" } assign when assign.Rider == rider:
                return Taken(record, assign.Task);
            case Command.Work { Verb: "submit" or "decline" } left when left.Rider == rider:
                // A refusal says nothing about what the rider has: it may be another task.
                var released = new HoldingCall.Released(left.Task, record.IsGranted ? true : null, record.IsRetried);
                return record.IsGranted ? [record.Answered<HoldingCall>(released)]
                    : record.MayHaveHappened ? [record.Unanswered<HoldingCall>(released)] : [];
            case Command.ReadMe read when read.Rider == rider && record.IsGranted:
                return [record.Answered<HoldingCall>(new HoldingCall.Seen((string?)record.Reply!.Body!["activeTask"]?["id"]))];
            default:
                return [];
        }
    }

    private IEnumerable<Operation<HoldingCall>> Taken(Recorded record, string task)
    {
        var mayEnd = calledOff[task].DefaultIfEmpty(Operation<HoldingCall>.Never - ServerClock.Error).Min();
        if (record.IsGranted)
        {
            yield return record.Answered<HoldingCall>(new HoldingCall.Taken(task, mayEnd, long.MaxValue));
        }
        else if (record.MayHaveHappened)
        {
            yield return record.Unanswered<HoldingCall>(new HoldingCall.Taken(null, mayEnd, long.MaxValue));
        }

        if (record.Reply?.Code == "rider_busy")
        {
            yield return record.Answered<HoldingCall>(new HoldingCall.HasOne());
        }
    }
}
