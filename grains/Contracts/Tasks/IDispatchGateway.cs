using System.Collections.Immutable;

namespace RedStation.Contracts.Tasks;

/// <summary>An api process that has dispatchers' screens connected.</summary>
[Alias("dispatch-gateway")]
public interface IDispatchGateway : IGrainObserver
{
    /// <summary>Hands over what happened to tasks, oldest first.</summary>
    [ResponseTimeout("00:00:02"), Alias("deliver")]
    Task Deliver(ImmutableArray<BoardNews> news);
}
