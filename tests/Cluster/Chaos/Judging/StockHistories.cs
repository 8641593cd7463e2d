using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>The history of a service's stock.</summary>
public sealed class StockHistories(IReadOnlyList<Recorded> records, ChaosClock clock)
{
    /// <summary>How long a delivery can be taken back; nobody does, but until then it is not used up.</summary>
    private const long UndoWithin = 300_000;

    private readonly Dictionary<string, string> services = records
        .Where(record => record.Command is Command.ReserveService)
        .ToDictionary(record => record.Id, record => ((Command.ReserveService)record.Command).Service);

    private readonly HashSet<string> namedAgain = Reservations.NamedAgain(records);

    /// <summary>What was taken of a service, given back, handed over and seen.</summary>
    public IReadOnlyList<Operation<StockCall>> Of(string service) => records.SelectMany(record => Of(record, service)).Numbered();

    private IEnumerable<Operation<StockCall>> Of(Recorded record, string service) => record.Command switch
    {
        Command.SetStock set when set.Service == service => Effect(record, new StockCall.Filled(set.Stock)),
        Command.ReserveService reserve when reserve.Service == service => Reserve(record),
        Command.CancelService cancel when services[cancel.Reservation] == service => Effect(record, new StockCall.GivenBack(cancel.Reservation)),
        Command.DeliverService deliver when services[deliver.Reservation] == service =>
            Effect(record, new StockCall.HandedOver(deliver.Reservation, record.Invoked + UndoWithin)),
        Command.ReadOffers when record.IsGranted => [Seen(record, service)],
        _ => [],
    };

    private IEnumerable<Operation<StockCall>> Reserve(Recorded record)
    {
        var isNamedAgain = namedAgain.Contains(record.Id);
        // One that comes to nothing may have taken it until then.
        var brief = record.Resumed<StockCall>(new StockCall.Taken(record.Id, record.Invoked, isNamedAgain));
        return record switch
        {
            { Reply: null } => [brief],
            { IsGranted: true } => [record.Answered<StockCall>(new StockCall.Taken(record.Id, clock.Of(Reservations.EndOf(record)), isNamedAgain))],
            { Reply.Code: "points_insufficient" } => [brief with { Until = record.Returned }],
            { Reply.Code: "offer_sold_out" } => [record.Answered<StockCall>(new StockCall.NoneLeft())],
            _ => [],
        };
    }

    private static IEnumerable<Operation<StockCall>> Effect(Recorded record, StockCall call) =>
        record.IsGranted ? [record.Answered(call)] : record.Reply is null ? [record.Resumed(call)] : [];

    private static Operation<StockCall> Seen(Recorded record, string service)
    {
        var offer = record.Reply!.Body!["items"]!.AsArray().Single(one => (string)one!["id"]! == service)!;
        return record.Answered<StockCall>(new StockCall.Seen((long)offer["stock"]!, (int)offer["open"]!));
    }
}
