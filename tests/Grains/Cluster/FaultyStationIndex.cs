using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Grains.Stations;

namespace RedStation.Tests.Grains.Cluster;

/// <summary>A table of stations that fails as planned, under the name <c>index-</c> and the station's id.</summary>
public sealed class FaultyStationIndex(IStationIndex inner, WriteFaults faults) : IStationIndex
{
    public Task Register(string stationId) => inner.Register(stationId);

    public Task Project(StationRow row) => faults.Write("index-" + row.Id, async () =>
    {
        await inner.Project(row);
        return true;
    });

    public Task<IReadOnlyList<string>> IdsInTile(TileId tile) => inner.IdsInTile(tile);
}
