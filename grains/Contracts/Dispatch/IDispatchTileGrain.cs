using System.Collections.Immutable;
using Orleans.Concurrency;

namespace RedStation.Contracts.Dispatch;

/// <summary>Knows, in memory only, the riders on duty in one web-map tile. Key: <see cref="GrainKeys.DispatchTile"/>.</summary>
[Alias("dispatch-tile")]
public interface IDispatchTileGrain : IGrainWithStringKey
{
    /// <summary>Takes a batch of positions; of two for a rider the later counts.</summary>
    [Alias("report")]
    Task Report(ImmutableArray<Presence> batch);

    /// <summary>These riders have left the tile or gone off duty.</summary>
    [Alias("remove")]
    Task Remove(ImmutableArray<string> riderIds);

    /// <summary>Riders who could take a task, nearest first.</summary>
    [ReadOnly, Alias("nearby")]
    Task<ImmutableArray<Candidate>> Nearby(NearbyQuery query);
}
