using System.Collections.Immutable;
using Orleans.Concurrency;

namespace RedStation.Contracts.Dispatch;

/// <summary>Knows, in memory only, the riders on duty in one web-map tile. Key: <see cref="GrainKeys.DispatchTile"/>.</summary>
[Alias("dispatch-tile")]
public interface IDispatchTileGrain : IGrainWithStringKey
{
    /// <summary>Takes who came, moved and left; of two positions of a rider the later counts.</summary>
    [Alias("report")]
    Task<PresenceReceipt> Report(PresenceBatch batch);

    /// <summary>Riders who could take a task, nearest first.</summary>
    [ReadOnly, Alias("nearby")]
    Task<ImmutableArray<Candidate>> Nearby(NearbyQuery query);
}
