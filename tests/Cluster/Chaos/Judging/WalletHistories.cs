using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>The history of each rider's points.</summary>
public sealed class WalletHistories(IReadOnlyList<Recorded> records, ChaosClock clock)
{
    private readonly HashSet<string> namedAgain = Reservations.NamedAgain(records);

    /// <summary>What a rider earned, put on hold, spent, and was shown.</summary>
    public IReadOnlyList<Operation<WalletCall>> Of(string rider) => records.SelectMany(record => Of(record, rider)).Numbered();

    private IEnumerable<Operation<WalletCall>> Of(Recorded record, string rider) => record.Command switch
    {
        Command.Decide { Verb: "verify" } verify when verify.Rider == rider => Effect(record, new WalletCall.Earned(verify.Points)),
        Command.ReserveService reserve when reserve.Rider == rider => Reserve(record, reserve),
        Command.CancelService cancel when cancel.Rider == rider => Resolution(record, new WalletCall.Returned(cancel.Reservation)),
        Command.DeliverService deliver when deliver.Rider == rider => Resolution(record, new WalletCall.Spent(deliver.Reservation)),
        Command.ReadMe read when read.Rider == rider && record.IsGranted => [Shown(record, record.Reply!.Body!["balance"]!["points"]!)],
        Command.Recognise shown when shown.Rider == rider && record.IsGranted => [Shown(record, record.Reply!.Body!["rider"]!["points"]!)],
        _ => [],
    };

    private IEnumerable<Operation<WalletCall>> Reserve(Recorded record, Command.ReserveService reserve)
    {
        if (record.IsGranted)
        {
            var ends = clock.Of(Reservations.EndOf(record));
            yield return record.Answered<WalletCall>(new WalletCall.Held(record.Id, reserve.Points, ends, ends, namedAgain.Contains(record.Id)));
        }
        else if (record.Reply is null)
        {
            var kept = (long)ChaosSettings.ServiceKept.TotalMilliseconds;
            var held = new WalletCall.Held(record.Id, reserve.Points, record.Invoked + kept, 0, namedAgain.Contains(record.Id));
            var resumed = record.Resumed<WalletCall>(held);
            yield return resumed with { Call = held with { Over = resumed.Until + kept } };
        }
        else if (record.Reply.Code == "points_insufficient")
        {
            yield return record.Answered<WalletCall>(new WalletCall.TooFew(reserve.Points));
        }
    }

    private static IEnumerable<Operation<WalletCall>> Effect(Recorded record, WalletCall call) =>
        record.IsGranted ? [record.Answered(call)] : record.MayHaveHappened ? [record.Unanswered(call)] : [];

    /// <summary>A refusal of a redemption is the one answer to the command, however often it was sent.</summary>
    private static IEnumerable<Operation<WalletCall>> Resolution(Recorded record, WalletCall call) =>
        record.IsGranted ? [record.Answered(call)] : record.Reply is null ? [record.Resumed(call)] : [];

    private static Operation<WalletCall> Shown(Recorded record, System.Text.Json.Nodes.JsonNode points) =>
        record.Answered<WalletCall>(new WalletCall.Seen((long)points));
}
