using System.Collections.Immutable;
using RedStation.Contracts.Dispatch;

namespace RedStation.Domain.Dispatch;

/// <summary>The riders of a tile. In memory only; used by one grain at a time.</summary>
public sealed class PresenceMap(DispatchOptions options)
{
    private readonly Dictionary<string, Presence> riders = [];

    /// <summary>How many are known.</summary>
    public int Count => riders.Count;

    /// <summary>Takes what a gateway says of its riders; what is older than the known is passed over.</summary>
    public void Report(ImmutableArray<Presence> batch)
    {
        foreach (var rider in batch)
        {
            if (!riders.TryGetValue(rider.RiderId, out var known) || known.At <= rider.At)
            {
                riders[rider.RiderId] = rider;
            }
        }
    }

    /// <summary>These riders are no longer here.</summary>
    public void Remove(ImmutableArray<string> riderIds)
    {
        foreach (var id in riderIds)
        {
            riders.Remove(id);
        }
    }

    /// <summary>Forgets positions that are too old, and says how many.</summary>
    public int Forget(DateTimeOffset now)
    {
        var stale = riders.Values.Where(rider => CandidateRules.IsStale(rider, options, now)).Select(rider => rider.RiderId).ToList();
        stale.ForEach(id => riders.Remove(id));
        return stale.Count;
    }

    /// <summary>Who could take a task, nearest first.</summary>
    public ImmutableArray<Candidate> Nearby(NearbyQuery query, DateTimeOffset now) =>
        Nearest(riders.Values.Select(rider => CandidateRules.Consider(rider, query, options, now)).OfType<Candidate>(), query.Limit);

    /// <summary>The nearest of candidates, of equal ones the smaller id, so that two searches agree.</summary>
    public static ImmutableArray<Candidate> Nearest(IEnumerable<Candidate> candidates, int limit) =>
        [.. candidates.OrderBy(candidate => candidate.DistanceM).ThenBy(candidate => candidate.RiderId, StringComparer.Ordinal).Take(limit)];
}
