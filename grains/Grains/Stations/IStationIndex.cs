using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Grains.Stations;

/// <summary>The table of stations: which there are, and where. What they report lives in their grains and tiles.</summary>
public interface IStationIndex
{
    /// <summary>Makes an id known before its first use, so that every station can be enumerated.</summary>
    Task Register(string stationId);

    /// <summary>Takes a station's row; ignored when a row of the same or a later revision is there.</summary>
    Task Project(StationRow row);

    /// <summary>The ids of the stations in a tile.</summary>
    Task<IReadOnlyList<string>> IdsInTile(TileId tile);
}
