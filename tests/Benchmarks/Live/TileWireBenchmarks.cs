using BenchmarkDotNet.Attributes;
using MessagePack;
using RedStation.Api.Live;
using RedStation.Api.Realtime;
using RedStation.Api.Stations;
using RedStation.Contracts;
using RedStation.Contracts.Stations;

namespace RedStation.Tests.Benchmarks.Live;

/// <summary>A tile as phones get it.</summary>
public class TileWireBenchmarks
{
    private const int Stations = 20;
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 4, 0, 0, TimeSpan.Zero);

    private TileState whole = null!;
    private TileChange change = null!;

    /// <summary>Fills the tile.</summary>
    [GlobalSetup]
    public void Fill()
    {
        StationSummary[] stations = [.. Enumerable.Range(0, Stations).Select(number => new StationSummary(
            $"station-{number}", "西湖驿站", "330106", new GeoPoint(30.25, 120.15), true, new PortCounts(12, 6, 1, 5, 0, 0),
            [StationService.Charging], 1, Noon, true))];
        whole = new TileState("13/6830/3381", 7, [.. stations.Select(StationWire.Summary)]);
        change = new TileChange("13/6830/3381", 6, 7, [StationWire.Summary(stations[3])]);
    }

    /// <summary>The whole state in MessagePack: twenty stations.</summary>
    [Benchmark]
    public byte[] WholeState() => MessagePackSerializer.Serialize(whole, WireMessagePack.Options);

    /// <summary>One changed station in MessagePack.</summary>
    [Benchmark]
    public byte[] Change() => MessagePackSerializer.Serialize(change, WireMessagePack.Options);
}
