using System.Collections.Immutable;

namespace RedStation.Contracts.Riders;

/// <summary>An api process that has riders' phones connected.</summary>
[Alias("rider-gateway")]
public interface IRiderGateway : IGrainObserver
{
    /// <summary>Hands over what happened to riders, oldest first.</summary>
    [ResponseTimeout("00:00:02"), Alias("deliver")]
    Task Deliver(ImmutableArray<RiderNews> news);
}
