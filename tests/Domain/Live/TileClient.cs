using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;

namespace RedStation.Tests.Domain.Live;

/// <summary>What a client of the live map does, in a few lines.</summary>
public sealed class TileClient(TileSnapshot snapshot)
{
    private long sequence = snapshot.Sequence;

    /// <summary>The stations it shows.</summary>
    public Dictionary<string, StationSummary> Stations { get; } = snapshot.Stations.ToDictionary(station => station.Id);

    /// <summary>Takes a delta; false when it does not follow what the client holds.</summary>
    public bool Take(TileDelta delta)
    {
        if (delta.After != sequence)
        {
            return false;
        }

        foreach (var station in delta.Stations)
        {
            Stations[station.Id] = station;
        }

        foreach (var id in delta.Left)
        {
            Stations.Remove(id);
        }

        sequence = delta.Sequence;
        return true;
    }
}
