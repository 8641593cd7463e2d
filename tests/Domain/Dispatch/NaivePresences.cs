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
        Tell(gateway, riders[riderId].Rider with { Position = to.Position, At = to.At, AccuracyM = to.AccuracyM });

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
        var near =
            from known in riders.Values
            let rider = known.Rider
            let distance = Distance.Metres(rider.Position, query.Centre)
            let farthest = distance + (rider.AccuracyM ?? 50)
            let needed = CandidateRules.Needed(farthest, query.Minutes, options)
            let order = rider.OrderDeadline > now ? rider.OrderDeadline : null
            let reason = !rider.Free ? CandidateReason.Busy
                : rider.LimitAt <= now ? CandidateReason.DailyLimit
                : !query.Skills.All(skill => rider.Skills.Contains(skill)) ? CandidateReason.SkillMissing
                : order - now < needed ? CandidateReason.TooLittleSlack
                : rider.AccuracyM > 2_000 ? CandidateReason.PlaceTooCoarse
                : (CandidateReason?)null
            where now - rider.At <= options.PositionLife && distance <= query.RadiusM
            where query.RiderId is null || query.RiderId == rider.RiderId
            select (May: reason is null && farthest <= query.RadiusM, One: new Candidate(
                rider.RiderId, (int)Math.Round(distance), needed, order - now, [.. rider.Skills.Distinct().Order()], rider.AccuracyM,
                rider.At.ToUniversalTime(), reason));
        var all = near.OrderBy(one => CandidateRules.FarthestM(one.One)).ThenBy(one => one.One.RiderId, StringComparer.Ordinal).ToList();
        var may = all.Where(one => one.May).Take(query.Limit);
        return [.. (query.Everybody ? may.Concat(all.Where(one => !one.May).Take(query.Limit)) : may).Select(one => one.One)];
    }
}
