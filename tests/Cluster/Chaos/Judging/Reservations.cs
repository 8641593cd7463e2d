using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos.Judging;

/// <summary>Services that were reserved, by the redemption that the rider was told.</summary>
public static class Reservations
{
    /// <summary>The commands that reserved something.</summary>
    public static IEnumerable<Recorded> Granted(IEnumerable<Recorded> records) =>
        records.Where(record => record is { Command: Command.ReserveService, IsGranted: true });

    /// <summary>Those, by their command, that somebody gave up or handed over, or may have. A refusal changes nothing.</summary>
    public static HashSet<string> NamedAgain(IEnumerable<Recorded> records) =>
        [.. records.Where(record => record.IsGranted || record.Reply is null).Select(Ended).OfType<string>()];

    /// <summary>A rider's that nobody is known to have ended.</summary>
    public static IEnumerable<Recorded> Open(IReadOnlyList<Recorded> records, string rider)
    {
        var ended = records.Where(record => record.IsGranted).Select(Ended).ToHashSet();
        return Granted(records).Where(record => ((Command.ReserveService)record.Command).Rider == rider && !ended.Contains(record.Id));
    }

    private static string? Ended(Recorded record) => record.Command switch
    {
        Command.CancelService cancel => cancel.Reservation,
        Command.DeliverService deliver => deliver.Reservation,
        _ => null,
    };

    /// <summary>The redemption that a reservation became.</summary>
    public static string RedemptionOf(Recorded reservation) => (string)reservation.Reply!.Body!["redemptionId"]!;

    /// <summary>Until when it is kept.</summary>
    public static DateTimeOffset EndOf(Recorded reservation) => (DateTimeOffset)reservation.Reply!.Body!["expiresAt"]!;
}
