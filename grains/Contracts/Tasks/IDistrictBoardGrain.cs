using Orleans.Concurrency;

namespace RedStation.Contracts.Tasks;

/// <summary>Passes what happens to a district's tasks on to its dispatchers' screens. Key: <see cref="GrainKeys.Board"/>.</summary>
[Alias("district-board")]
public interface IDistrictBoardGrain : IGrainWithStringKey
{
    /// <summary>Passes news on. One-way: the receiver goes by the task's revision, not by arrival.</summary>
    [OneWay, Alias("publish")]
    Task Publish(BoardNews news);

    /// <summary>Starts or renews the lease of a gateway that has dispatchers of this district.</summary>
    [AlwaysInterleave, Alias("watch")]
    Task Watch(IDispatchGateway gateway);
}
