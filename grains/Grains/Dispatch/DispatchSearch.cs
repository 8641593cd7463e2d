using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;

namespace RedStation.Grains.Dispatch;

/// <summary>Asks every dispatch tile that may know riders within a circle.</summary>
public sealed class DispatchSearch(IGrainFactory grains)
{
    /// <summary>Who could take a task, nearest first.</summary>
    public async Task<ImmutableArray<Candidate>> Nearby(NearbyQuery query)
    {
        var answers = await Task.WhenAll(DispatchTiles.Around(query.Centre, query.RadiusM)
            .Select(tile => grains.DispatchTile(tile).Nearby(query)));

        // A rider who has just crossed a border may be known to two tiles: the later fix is where they are.
        return CandidateRules.Nearest(
            answers.SelectMany(found => found).GroupBy(candidate => candidate.RiderId).Select(same => same.MaxBy(one => one.At)!),
            query.Limit);
    }
}
