using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>The history of each rider's points.</summary>
public static class BalanceHistories
{
    /// <summary>What a rider was credited and shown.</summary>
    public static IReadOnlyList<Operation<BalanceCall>> Of(IReadOnlyList<Recorded> records, string rider) =>
        records.SelectMany(record => Of(record, rider)).Numbered();

    private static IEnumerable<Operation<BalanceCall>> Of(Recorded record, string rider)
    {
        switch (record.Command)
        {
            case Command.Decide { Verb: "verify" } verify when verify.Rider == rider:
                var credit = new BalanceCall(verify.Points, 0);
                return record.IsGranted ? [record.Answered(credit)] : record.MayHaveHappened ? [record.Unanswered(credit)] : [];
            case Command.ReadMe read when read.Rider == rider && record.IsGranted:
                return [record.Answered(new BalanceCall(null, (long)record.Reply!.Body!["balance"]!["points"]!))];
            case Command.Recognise shown when shown.Rider == rider && record.IsGranted:
                return [record.Answered(new BalanceCall(null, (long)record.Reply!.Body!["rider"]!["points"]!))];
            default:
                return [];
        }
    }
}
