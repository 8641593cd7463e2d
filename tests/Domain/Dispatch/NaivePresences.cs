using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Geo;

namespace RedStation.Tests.Domain.Dispatch;

/// <summary>What a tile should answer: every rider held against every word of invariants 3 and 7, one after the other.</summary>
internal sealed class NaivePresences(DispatchOptions options)
{
    private readonly Dictionary<string, (long Gateway, Presence Rider)> riders = [];

    public int Count => riders.Count;

    public bool Knows(long gateway, string riderId) => riders.TryGetValue(riderId, out var known) && known.Gateway == gateway;

    public void Tell(long gateway, Presence presence)
    {
        if (!riders.TryGetValue(presence.RiderId, out var known) || known.Rider.At <= presence.At)
        {
            riders[presence.RiderId] = (gateway, presence);
        }
    }

    /// <summary>A position alone: everything else stays as it was told.</summary>
    public void Move(long gateway, string riderId, Presence to) =>
        Tell(gateway, riders[riderId].Rider with { Position = to.Position, At = to.At });

    public void Leave(long gateway, string riderId)
    {
        if (Knows(gateway, riderId))
        {
            riders.Remove(riderId);
        }
    }

    public void Forget(DateTimeOffset now)
    {
        foreach (var (id, _) in riders.Where(rider => now - rider.Value.Rider.At > options.PositionLife).ToList())
        {
            riders.Remove(id);
        }
    }

    public ImmutableArray<Candidate> Nearby(NearbyQuery query, DateTimeOffset now)
    {
        var may =
            from known in riders.Values
            let rider = known.Rider
            let distance = Distance.Metres(rider.Position, query.Centre)
            let needed = CandidateRules.Needed(distance, query.Minutes, options)
            where rider.Free && rider.LimitAt > now && now - rider.At <= options.PositionLife
            where distance <= query.RadiusM && query.Skills.All(skill => rider.Skills.Contains(skill))
            where rider.OrderDeadline is not { } order || order - now >= needed
            select new Candidate(
                rider.RiderId, (int)Math.Round(distance), needed, rider.OrderDeadline - now, [.. rider.Skills.Distinct().Order()]);
        return [.. may.OrderBy(one => one.DistanceM).ThenBy(one => one.RiderId, StringComparer.Ordinal).Take(query.Limit)];
    }
}
