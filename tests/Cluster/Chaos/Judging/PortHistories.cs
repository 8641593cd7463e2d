using RedStation.Tests.Cluster.Chaos.Recording;
using RedStation.Tests.Cluster.Histories;
using RedStation.Tests.Cluster.Histories.Models;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>The history of each port.</summary>
public static class PortHistories
{
    /// <summary>What was done to a port.</summary>
    public static IReadOnlyList<Operation<PortCall>> Of(IReadOnlyList<Recorded> records, ChaosClock clock, string station, int port) =>
        records.SelectMany(record => Of(record, clock, station, port)).Numbered();

    private static IEnumerable<Operation<PortCall>> Of(Recorded record, ChaosClock clock, string station, int port)
    {
        switch (record.Command)
        {
            case Command.Report report when report.Station == station:
                var reported = new PortCall.Reported(report.Statuses[port - 1], report.At.UtcTicks);
                yield return record.Reply is null ? record.Unanswered<PortCall>(reported) : record.Answered<PortCall>(reported);
                if (reported.Status != "available" && (record.IsRetried || record.Reply is null))
                {
                    yield return BeforeAnswer(record, new PortCall.CutShort());
                    yield return BeforeAnswer(record, new PortCall.Overheard(reported.Status));
                }

                break;
            case Command.Reserve reserve when reserve.Station == station:
                if (record.IsGranted && (int)record.Reply!.Body!["port"]! == port)
                {
                    var ends = clock.Of((DateTimeOffset)record.Reply.Body["expiresAt"]!);
                    yield return record.Answered<PortCall>(new PortCall.Granted(reserve.Rider, (string)record.Reply.Body["reservationId"]!, ends));
                }
                else if (record.MayHaveHappened && (reserve.Port ?? port) == port)
                {
                    yield return record.Unanswered<PortCall>(new PortCall.Granted(reserve.Rider, null, Earliest(record)));
                }

                // A retried refusal may be about the port as it was at an earlier try, within the same time.
                if (record.Reply?.Code is "no_free_port" or "port_offline" or "station_offline" && reserve.Port == port)
                {
                    yield return record.Answered<PortCall>(new PortCall.NotFree(reserve.Rider));
                }

                break;
            case Command.Cancel cancel when cancel.Station == station && cancel.Port == port:
                var found = record.Reply is null ? (bool?)null : record.IsGranted;
                var call = new PortCall.Cancelled(cancel.Rider, cancel.Reservation, found, record.IsRetried);
                yield return record.Reply is null ? record.Unanswered<PortCall>(call) : record.Answered<PortCall>(call);
                break;
            case Command.ReadStation read when read.Station == station && record.IsGranted:
                var item = record.Reply!.Body!["ports"]!["items"]!.AsArray().Single(one => (int)one!["port"]! == port);
                yield return record.Answered<PortCall>(new PortCall.Read((string)item!["status"]!));
                break;
        }
    }

    /// <summary>What an earlier try may have done. One that arrives after the answer brings nothing new any more.</summary>
    private static Operation<PortCall> BeforeAnswer(Recorded record, PortCall call)
    {
        var unknown = record.Unanswered(call);
        return unknown with { Until = Math.Min(unknown.Until, record.Returned) };
    }

    /// <summary>When a grant that nobody was told of may run out at the earliest.</summary>
    private static long Earliest(Recorded record) => record.Invoked + (long)ChaosSettings.ReservationLife.TotalMilliseconds;
}
