using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>The history of each redemption that a rider was told of.</summary>
public static class RedemptionHistories
{
    /// <summary>The history of every one.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<Operation<RedemptionCall>> History)> Of(
        IReadOnlyList<Recorded> records, ChaosClock clock)
    {
        var later = records.ToLookup(record => record.Command switch
        {
            Command.CancelService cancel => cancel.Redemption,
            Command.DeliverService deliver => deliver.Redemption,
            _ => null,
        });
        return Reservations.Granted(records).Select(reserved => (
            $"redemption {Reservations.RedemptionOf(reserved)}",
            later[Reservations.RedemptionOf(reserved)].SelectMany(Of)
                .Prepend(reserved.Answered<RedemptionCall>(new RedemptionCall.Reserved(clock.Of(Reservations.EndOf(reserved)))))
                .Numbered()));
    }

    private static IEnumerable<Operation<RedemptionCall>> Of(Recorded record)
    {
        RedemptionCall effect = record.Command is Command.CancelService ? new RedemptionCall.Cancelled() : new RedemptionCall.Delivered();
        return record switch
        {
            { Reply: null } => [record.Resumed(effect)],
            { IsGranted: true } => [record.Answered(effect)],
            _ => [record.Answered<RedemptionCall>(new RedemptionCall.Refused(record.Reply.Code ?? ""))],
        };
    }
}
