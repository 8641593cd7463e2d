using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Geo;

namespace RedStation.Tests.Benchmarks.Dispatch;

/// <summary>A dispatch tile: positions in, candidates out.</summary>
public class PresenceMapBenchmarks
{
    private const int BatchSize = 100;
    private static readonly GeoPoint Centre = new(30.25, 120.15);
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 4, 0, 0, TimeSpan.Zero);

    private PresenceMap map = null!;
    private PresenceBatch batch = null!;

    /// <summary>Riders on duty in the tile.</summary>
    [Params(200, 2_000)]
    public int Riders { get; set; }

    /// <summary>Places them.</summary>
    [GlobalSetup]
    public void Place()
    {
        var random = new Random(1);
        GeoPoint Somewhere() => new(Centre.Lat + ((random.NextDouble() - 0.5) * 0.03), Centre.Lon + ((random.NextDouble() - 0.5) * 0.04));
        map = new PresenceMap(Tiles.At(Centre), new DispatchOptions(), 1);
        var riders = Enumerable.Range(0, Riders)
            .Select(number => new Presence($"rider-{number}", Somewhere(), Noon, true, null, Noon.AddHours(8), [])).ToImmutableArray();
        var tickets = map.Report(new PresenceBatch(1, [], riders, [])).Tickets;
        batch = new PresenceBatch(1, [], [], [.. tickets.Take(BatchSize).Select(ticket =>
        {
            var to = Somewhere();
            return new Movement(ticket.Slot, ticket.Number, to.Lat, to.Lon, Noon.UtcTicks);
        })]);
    }

    /// <summary>A hundred riders have moved; time and bytes are of one.</summary>
    [Benchmark(OperationsPerInvoke = BatchSize)]
    public PresenceReceipt Move() => map.Report(batch);

    /// <summary>The first ring of a task.</summary>
    [Benchmark]
    public ImmutableArray<Candidate> NearestWithin300Metres() => map.Nearby(new NearbyQuery(Centre, 300, 10, [], 3), Noon);

    /// <summary>The last ring.</summary>
    [Benchmark]
    public ImmutableArray<Candidate> NearestWithin2Kilometres() => map.Nearby(new NearbyQuery(Centre, 2_000, 10, [], 7), Noon);
}
