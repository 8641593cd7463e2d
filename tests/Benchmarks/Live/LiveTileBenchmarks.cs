using BenchmarkDotNet.Attributes;
using RedStation.Contracts;
using RedStation.Contracts.Live;
using RedStation.Contracts.Stations;
using RedStation.Domain.Live;

namespace RedStation.Tests.Benchmarks.Live;

/// <summary>A live tile: changes of stations in, deltas out.</summary>
public class LiveTileBenchmarks
{
    private const int Stations = 20;
    private static readonly TileId Tile = new(13, 6830, 3381);
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 4, 0, 0, TimeSpan.Zero);

    private LiveTileState tile = null!;
    private StationSummary[] stations = [];
    private TileDelta first = null!;
    private TileDelta second = null!;
    private long revision;

    /// <summary>Fills the tile.</summary>
    [GlobalSetup]
    public void Fill()
    {
        tile = new LiveTileState(Tile, 1);
        stations = [.. Enumerable.Range(0, Stations).Select(number => new StationSummary(
            $"station-{number}", "西湖驿站", "330106", new GeoPoint(30.25, 120.15), true, new PortCounts(12, 6, 1, 5, 0, 0),
            [StationService.Charging], 1, Noon, true))];
        foreach (var station in stations)
        {
            tile.Apply(station);
        }

        tile.TakeDelta();
        (first, second) = (new TileDelta(Tile, 1, 2, [.. stations[..5]], []), new TileDelta(Tile, 2, 3, [.. stations[3..8]], []));
        revision = 1;
    }

    /// <summary>One port changes and is told at once.</summary>
    [Benchmark]
    public TileDelta? ApplyAndTell()
    {
        revision++;
        tile.Apply(stations[revision % Stations] with { Revision = revision });
        return tile.TakeDelta();
    }

    /// <summary>The state for a phone that begins to watch.</summary>
    [Benchmark]
    public TileSnapshot Snapshot() => tile.Snapshot();

    /// <summary>Two deltas become one for a gateway that is slow.</summary>
    [Benchmark]
    public TileDelta Join() => TileDeltas.Join(first, second);
}
