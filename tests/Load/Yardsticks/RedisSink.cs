using System.Diagnostics;
using RedStation.Contracts;
using RedStation.Tests.Load.Dispatch;
using StackExchange.Redis;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>
/// The yardstick of dispatch tiles: <c>GEOADD</c> with many riders in a command, pipelined, and <c>GEOSEARCH</c> for the nearest. It knows
/// places only; who is free, on duty and has time is the product's to know besides.
/// </summary>
public sealed class RedisSink(IDatabase database, Process server) : IPositionSink
{
    private const int InOneCommand = 500;
    private static readonly RedisKey Key = "riders";

    /// <inheritdoc/>
    public double OtherCpuSeconds
    {
        get
        {
            server.Refresh();
            return server.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <inheritdoc/>
    public Task Tell(RiderCrowd crowd) => Send(crowd, 0, crowd.Count, crowd.Place);

    /// <inheritdoc/>
    public Task Move(RiderCrowd crowd, int first, int count) => Send(crowd, first, count, crowd.Step);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> Nearest(GeoPoint centre, int radiusM, int limit)
    {
        var found = await database.GeoSearchAsync(
            Key, centre.Lon, centre.Lat, new GeoSearchCircle(radiusM), limit, demandClosest: true, order: Order.Ascending,
            options: GeoRadiusOptions.WithDistance);
        return [.. found.Select(one => (string)one.Member!)];
    }

    private Task Send(RiderCrowd crowd, int first, int count, Func<int, GeoPoint> place)
    {
        var commands = new List<Task>();
        for (var from = first; from < first + count; from += InOneCommand)
        {
            var entries = new GeoEntry[Math.Min(InOneCommand, first + count - from)];
            for (var at = 0; at < entries.Length; at++)
            {
                var here = place(from + at);
                entries[at] = new GeoEntry(here.Lon, here.Lat, crowd.Ids[from + at]);
            }

            commands.Add(database.GeoAddAsync(Key, entries));
        }

        return Task.WhenAll(commands);
    }
}
