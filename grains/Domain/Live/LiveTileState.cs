using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;

namespace RedStation.Domain.Live;

/// <summary>
/// The stations of a tile and what has changed since the last delta. Mutable, because it is the hottest path of the server;
/// used by one grain at a time.
/// </summary>
/// <param name="tile">Which tile.</param>
/// <param name="firstSequence">
/// Where the sequence begins: greater than any this tile has given in an earlier life, so that a watcher of that life notices a gap.
/// </param>
public sealed class LiveTileState(TileId tile, long firstSequence)
{
    private readonly Dictionary<string, StationSummary> stations = [];
    private readonly Dictionary<string, long> departed = [];
    private readonly HashSet<string> changed = [];
    private readonly HashSet<string> left = [];

    /// <summary>The sequence of the last delta.</summary>
    public long Sequence { get; private set; } = firstSequence;

    /// <summary>Whether there is something to tell.</summary>
    public bool IsDirty => changed.Count + left.Count > 0;

    /// <summary>Takes a station as it is now. An older revision than the known one is ignored, in whatever order they arrive.</summary>
    public bool Apply(StationSummary station)
    {
        if ((stations.TryGetValue(station.Id, out var known) && known.Revision >= station.Revision)
            || (departed.TryGetValue(station.Id, out var gone) && gone >= station.Revision))
        {
            return false;
        }

        departed.Remove(station.Id);
        stations[station.Id] = station;
        changed.Add(station.Id);
        left.Remove(station.Id);
        return true;
    }

    /// <summary>A station has left the tile at a revision; what it said before that no longer counts.</summary>
    public bool Remove(string stationId, long revision)
    {
        if (stations.TryGetValue(stationId, out var known) && known.Revision > revision)
        {
            return false;
        }

        departed[stationId] = Math.Max(revision, departed.GetValueOrDefault(stationId));
        changed.Remove(stationId);
        return stations.Remove(stationId) && left.Add(stationId);
    }

    /// <summary>All stations, at the sequence of the last delta. Changes not yet told may be in it; hearing them again does no harm.</summary>
    public TileSnapshot Snapshot() => new(tile, Sequence, [.. stations.Values]);

    /// <summary>The changes since the last delta as one delta, or null when there are none.</summary>
    public TileDelta? TakeDelta()
    {
        if (!IsDirty)
        {
            return null;
        }

        var delta = new TileDelta(tile, Sequence, Sequence + 1, [.. changed.Select(id => stations[id])], [.. left]);
        SkipDelta();
        return delta;
    }

    /// <summary>Counts the changes since the last delta as told, where nobody listens. Whoever listens later hears of them in a snapshot.</summary>
    public void SkipDelta()
    {
        if (IsDirty)
        {
            Sequence++;
            changed.Clear();
            left.Clear();
        }
    }
}
