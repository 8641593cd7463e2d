using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using RedStation.Contracts;
using RedStation.Domain.Geo;

namespace RedStation.Tests.Benchmarks.Geo;

/// <summary>Places and tiles.</summary>
public class TilesBenchmarks
{
    private GeoPoint here = new(30.25, 120.15);
    private GeoPoint there = new(30.26, 120.16);

    /// <summary>Which tile.</summary>
    [Benchmark]
    public TileId At() => Tiles.At(here);

    /// <summary>Which tiles a ring of 2 km touches.</summary>
    [Benchmark]
    public ImmutableArray<TileId> Around() => Tiles.Around(here, 2_000);

    /// <summary>How far.</summary>
    [Benchmark]
    public double Metres() => Distance.Metres(here, there);

    /// <summary>Places that the compiler cannot know.</summary>
    [GlobalSetup]
    public void Move()
    {
        here = here with { Lat = here.Lat + (Environment.TickCount * 1e-12) };
        there = there with { Lon = there.Lon + (Environment.TickCount * 1e-12) };
    }
}
