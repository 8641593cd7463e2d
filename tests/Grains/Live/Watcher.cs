using System.Collections.Concurrent;
using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Live;

/// <summary>A gateway that watches one tile and keeps the state that the deltas lead to.</summary>
public sealed class Watcher(SiloFixture silo, TileId tile) : ILiveGateway
{
    private readonly ConcurrentQueue<TileDelta> waiting = new();
    private readonly Lock gate = new();
    private ILiveGateway? reference;
    private Dictionary<string, StationSummary> stations = [];
    private long sequence;

    /// <summary>How many calls it had.</summary>
    public int Calls { get; private set; }

    /// <summary>What its calls wait for.</summary>
    public Task Ready { get; set; } = Task.CompletedTask;

    /// <summary>Whether a delta came that did not follow what was held.</summary>
    public bool SawGap { get; private set; }

    /// <summary>Starts or renews.</summary>
    public async Task Watch()
    {
        reference ??= silo.Grains.CreateObjectReference<ILiveGateway>(this);
        var snapshot = await silo.Grains.LiveTile(tile).Watch(reference);
        lock (gate)
        {
            (stations, sequence) = (snapshot.Stations.ToDictionary(station => station.Id), snapshot.Sequence);
        }
    }

    public async Task Changed(TileDelta delta)
    {
        Calls++;
        await Ready;
        waiting.Enqueue(delta);
    }

    /// <summary>The stations as this watcher knows them, by revision and ports.</summary>
    public IEnumerable<(string Id, long Revision, PortCounts Ports)> Known()
    {
        lock (gate)
        {
            while (waiting.TryDequeue(out var delta))
            {
                Take(delta);
            }

            return [.. stations.Values.Select(station => (station.Id, station.Revision, station.Ports)).OrderBy(station => station.Id)];
        }
    }

    /// <summary>What was cut before the snapshot was taken is in it already.</summary>
    private void Take(TileDelta delta)
    {
        if (delta.Sequence <= sequence)
        {
            return;
        }

        SawGap |= delta.After > sequence;
        foreach (var station in delta.Stations)
        {
            stations[station.Id] = station;
        }

        foreach (var id in delta.Left)
        {
            stations.Remove(id);
        }

        sequence = delta.Sequence;
    }
}
