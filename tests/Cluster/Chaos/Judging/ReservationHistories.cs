using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>What each rider held of ports.</summary>
public sealed class ReservationHistories(IReadOnlyList<Recorded> records, ChaosClock clock)
{
    private readonly ILookup<string, Recorded> reports =
        records.Where(record => record.Command is Command.Report).OrderBy(record => record.Invoked)
            .ToLookup(record => ((Command.Report)record.Command).Station);

    /// <summary>What a rider was granted, gave up and saw.</summary>
    public IReadOnlyList<Operation<HoldingCall>> Of(string rider) => records.SelectMany(record => Of(record, rider)).Numbered();

    private IEnumerable<Operation<HoldingCall>> Of(Recorded record, string rider)
    {
        switch (record.Command)
        {
            case Command.Reserve reserve when reserve.Rider == rider:
                if (record.IsGranted)
                {
                    var body = record.Reply!.Body!;
                    var ends = clock.Of((DateTimeOffset)body["expiresAt"]!);
                    yield return record.Answered<HoldingCall>(new HoldingCall.Taken(
                        (string)body["reservationId"]!, MayEnd(record, reserve.Station, (int)body["port"]!, ends), ends));
                }
                else if (record.MayHaveHappened)
                {
                    var ends = record.Invoked + (long)ChaosSettings.ReservationLife.TotalMilliseconds;
                    yield return record.Unanswered<HoldingCall>(
                        new HoldingCall.Taken(null, MayEnd(record, reserve.Station, reserve.Port, ends), long.MaxValue));
                }

                if (record.Reply?.Code == "already_reserved")
                {
                    yield return record.Answered<HoldingCall>(new HoldingCall.HasOne());
                }

                break;
            case Command.Cancel cancel when cancel.Rider == rider:
                var call = new HoldingCall.Released(cancel.Reservation, record.Reply is null ? null : record.IsGranted, record.IsRetried);
                yield return record.Reply is null ? record.Unanswered<HoldingCall>(call) : record.Answered<HoldingCall>(call);
                break;
            case Command.ReadMe read when read.Rider == rider && record.IsGranted:
                yield return record.Answered<HoldingCall>(new HoldingCall.Seen((string?)record.Reply!.Body!["reservation"]?["reservationId"]));
                break;
        }
    }

    /// <summary>When its time, its device or its station's silence may end a reservation at the earliest.</summary>
    private long MayEnd(Recorded grant, string station, int? port, long ends)
    {
        var limit = (long)ChaosSettings.SilenceLimit.TotalMilliseconds;
        var heard = reports[station].ToList();
        var ending = heard.Where(report => report.Returned >= grant.Invoked && Ends((Command.Report)report.Command, port))
            .Select(report => report.Invoked);
        var silences = heard.Zip([.. heard.Skip(1).Select(next => next.Returned), Operation<HoldingCall>.Never])
            .Where(pair => pair.Second - pair.First.Invoked >= limit - ServerClock.Error && pair.Second >= grant.Invoked)
            .Select(pair => pair.First.Invoked + limit);
        return ending.Concat(silences).Append(ends).Min();
    }

    private static bool Ends(Command.Report report, int? port) =>
        port is { } one ? report.Statuses[one - 1] != "available" : report.Statuses.Any(status => status != "available");
}
