using System.Diagnostics;
using RedStation.Contracts;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Reports;

namespace RedStation.Tests.Load.Live;

/// <summary>
/// Once nothing changes any more, every watcher must hold what the server says: the same stations with the same figures, to the
/// revision. What is on its way gets a while to arrive.
/// </summary>
public static class LiveVerifier
{
    private const double SilenceSeconds = 60;
    private static readonly TimeSpan Arriving = TimeSpan.FromSeconds(20);

    /// <summary>Compares, and reports what differs at the end of that while. Answers how many watchers were right.</summary>
    public static async Task<int> Check(LiveStage stage, Rest rest, Report report)
    {
        var tiles = stage.Watchers.SelectMany(watcher => watcher.Tiles).Distinct()
            .Select(text => TileId.TryParse(text, out var tile) ? tile : throw new InvalidOperationException(text)).ToList();
        for (var began = Stopwatch.StartNew(); ; await Task.Delay(200))
        {
            var served = new ServedState(rest);
            await served.Read(tiles);
            var wrong = stage.Watchers.Select(watcher => (watcher, Wrong: Difference(watcher, served, stage.Book)))
                .Where(pair => pair.Wrong is not null).ToList();
            var lost = stage.Tracks.Where(track => served.Tiles.TryGetValue(track.Station.Tile.ToString(), out var tile)
                && Lost(track, tile.GetValueOrDefault(track.Station.Id)) is not null).ToList();
            if (wrong.Count + lost.Count == 0 || began.Elapsed > Arriving)
            {
                wrong.ForEach(pair => report.Fail(pair.Wrong!));
                lost.ForEach(track => report.Fail($"Station {track.Station.Id} is not where its last accepted report put it."));
                return stage.Watchers.Count - wrong.Count;
            }
        }
    }

    /// <summary>What a watcher holds wrongly, or null.</summary>
    public static string? Difference(Watcher watcher, ServedState served, StationRegistry book)
    {
        if (watcher.WasDropped)
        {
            return "A watcher's line was closed by the server.";
        }

        lock (watcher.Map.Tiles)
        {
            return watcher.Tiles.Select(tile => Difference(watcher.Map, tile, served.Tiles[tile], book)).FirstOrDefault(wrong => wrong is not null);
        }
    }

    /// <summary>What a map holds wrongly of a tile, or null.</summary>
    public static string? Difference(WatchedMap map, string name, IReadOnlyDictionary<string, StationFigures> served, StationRegistry book)
    {
        if (!map.Tiles.TryGetValue(name, out var tile))
        {
            return $"A watcher holds nothing of tile {name}.";
        }

        if (tile.Stations.Count != served.Count)
        {
            return $"A watcher holds {tile.Stations.Count} stations of tile {name}, and there are {served.Count}.";
        }

        foreach (var (number, held) in tile.Stations)
        {
            var id = book.Name(number);
            if (!served.TryGetValue(id, out var truth) || truth != held.Figures)
            {
                return $"A watcher holds {held.Figures} of station {id}, and the server says {truth}.";
            }
        }

        return null;
    }

    private static string? Lost(ChangeTrack track, StationFigures truth) =>
        (truth.Available, truth.Charging, truth.Faulted) == track.Cycle.Counts(track.Sent) || IsRightlyOffline(track, truth)
            ? null
            : track.Station.Id;

    /// <summary>A deployment shows a station offline that has said nothing for a while, as it should.</summary>
    private static bool IsRightlyOffline(ChangeTrack track, StationFigures truth) => !truth.Connected && track.SilentFor > SilenceSeconds;
}
