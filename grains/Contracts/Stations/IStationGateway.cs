using System.Collections.Immutable;

namespace RedStation.Contracts.Stations;

/// <summary>An api process that has screens of stations connected.</summary>
[Alias("station-gateway")]
public interface IStationGateway : IGrainObserver
{
    /// <summary>Hands over what happened at stations, oldest first.</summary>
    [ResponseTimeout("00:00:02"), Alias("deliver")]
    Task Deliver(ImmutableArray<StationNews> news);
}
