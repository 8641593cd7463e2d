using Orleans.Concurrency;
using RedStation.Contracts.Stations;

namespace RedStation.Contracts.Live;

/// <summary>Keeps the snapshot of one web-map tile and tells the gateways that watch it. Key: <see cref="GrainKeys.LiveTile"/>.</summary>
[Alias("live-tile")]
public interface ILiveTileGrain : IGrainWithStringKey
{
    /// <summary>A station of the tile has changed. One-way messages overtake each other: the greater revision counts.</summary>
    [OneWay, Alias("apply")]
    Task Apply(StationSummary station);

    /// <summary>A station has moved out of the tile at this revision.</summary>
    [OneWay, Alias("remove")]
    Task Remove(string stationId, long revision);

    /// <summary>All stations of the tile.</summary>
    [AlwaysInterleave, Alias("snapshot")]
    Task<TileSnapshot> GetSnapshot();

    /// <summary>Starts or renews a gateway's lease, and gives the state its next change will follow.</summary>
    [AlwaysInterleave, Alias("watch")]
    Task<TileSnapshot> Watch(ILiveGateway gateway);

    /// <summary>Ends a gateway's lease.</summary>
    [AlwaysInterleave, Alias("unwatch")]
    Task Unwatch(ILiveGateway gateway);
}
