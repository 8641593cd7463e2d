using BenchmarkDotNet.Attributes;
using RedStation.Contracts;
using RedStation.Domain.Districts;

namespace RedStation.Tests.Benchmarks.Districts;

/// <summary>Which district a place is in.</summary>
public class DistrictMapBenchmarks
{
    private readonly DistrictMap map = DistrictMap.Load();

    /// <summary>In the middle of Hangzhou.</summary>
    [Benchmark]
    public District? InACity() => map.At(new GeoPoint(30.2741, 120.1551));

    /// <summary>Beyond the province.</summary>
    [Benchmark]
    public District? Outside() => map.At(new GeoPoint(39.9042, 116.4074));
}
