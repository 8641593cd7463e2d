using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;

namespace RedStation.Tests.Domain.Dispatch;

/// <summary>Gateways that keep the tickets they are given, as the api does.</summary>
internal sealed class PresenceMapClient(PresenceMap map)
{
    private readonly Dictionary<(long Gateway, string RiderId), PresenceTicket> tickets = [];

    public int Count => map.Count;

    public void Tell(long gateway, IReadOnlyList<Presence> riders)
    {
        var receipt = map.Report(new PresenceBatch(gateway, [], [.. riders], []));
        foreach (var (rider, ticket) in riders.Zip(receipt.Tickets))
        {
            // Of two words about a rider in one batch the older gets none; the one that was given stays good.
            if (ticket != default)
            {
                tickets[(gateway, rider.RiderId)] = ticket;
            }
        }
    }

    /// <summary>Moves riders whom this gateway told of last.</summary>
    public void Move(long gateway, IReadOnlyList<Presence> riders) =>
        Assert.Empty(map.Report(new PresenceBatch(gateway, [], [], [.. riders.Select(rider => Movement(gateway, rider))])).Unknown);

    /// <summary>Whether a ticket, if this gateway ever had one for the rider, still moves anybody.</summary>
    public bool MayMove(long gateway, Presence rider) =>
        map.Report(new PresenceBatch(gateway, [], [], [Movement(gateway, rider)])).Unknown.IsEmpty;

    public void Leave(long gateway, ImmutableArray<string> riders) => map.Report(new PresenceBatch(gateway, riders, [], []));

    public void Forget(DateTimeOffset now) => map.Forget(now);

    public ImmutableArray<Candidate> Nearby(NearbyQuery query, DateTimeOffset now) => map.Nearby(query, now);

    private Movement Movement(long gateway, Presence rider) =>
        SomeRiders.Moved(tickets.GetValueOrDefault((gateway, rider.RiderId)), rider.Position, rider.At, rider.AccuracyM);
}
