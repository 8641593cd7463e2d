using System.Diagnostics;
using System.Net;
using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>Stations, each in a tile of its own so that they are spread over the silos, and a watcher of all of them at each api.</summary>
public sealed class WatchedStations : IAsyncDisposable
{
    private const int Count = 24;
    private const double West = 119.60;
    private const double Apart = 0.05;


    private readonly List<(string Id, RetryingCaller Device)> stations = [];
    private readonly List<LiveClient> watchers = [];
    private int turn;

    /// <summary>How often a watcher was told something older than it knew.</summary>
    public int StepsBack => watchers.Sum(watcher => watcher.State.StepsBack);

    /// <summary>Sets one up along a parallel, and waits until its watchers see it.</summary>
    /// <param name="cluster">Where.</param>
    /// <param name="name">How its stations' ids begin.</param>
    /// <param name="lat">The parallel.</param>
    /// <param name="perCall">How long its devices wait for an answer before they ask again; a second unless said otherwise.</param>
    public static async Task<WatchedStations> Create(PostgresClusterFixture cluster, string name, double lat, TimeSpan? perCall = null)
    {
        var watched = new WatchedStations();
        for (var number = 0; number < Count; number++)
        {
            var station = await TestStation.Create(cluster.Apis[0].Client, $"{name}-{number}", lat, West + (number * Apart));
            Person[] devices = [.. cluster.Apis.Select(api => station.Device.At(api.Client))];
            watched.stations.Add((station.Id, new RetryingCaller(perCall ?? RetryingCaller.Second, devices)));
        }

        string[] tiles = [.. Enumerable.Range(0, Count).Select(number => MapTiles.At(lat, West + (number * Apart)))];
        foreach (var api in cluster.Apis)
        {
            watched.watchers.Add(await LiveClient.Start(api.Address, tiles));
        }

        await watched.ReportAll();
        await watched.UntilRight();
        return watched;
    }

    /// <summary>
    /// Every station reports another state of its first port, again and again until it is acknowledged. Answers how long the
    /// slowest took.
    /// </summary>
    public async Task<TimeSpan> ReportAll()
    {
        turn++;
        var since = Stopwatch.StartNew();
        await Task.WhenAll(stations.Select(async station =>
        {
            var report = new
            {
                operationId = Guid.NewGuid().ToString("N"),
                ports = new[] { new { port = 1, status = turn % 2 == 0 ? "available" : "charging", at = DateTimeOffset.UtcNow } },
            };
            var (status, body) = await station.Device.Post($"/api/v1/stations/{station.Id}/ports:report", report);
            Assert.True(status == HttpStatusCode.OK, $"{(int)status} {body}");
        }));
        return since.Elapsed;
    }

    /// <summary>Waits until every watcher sees what was reported last.</summary>
    public Task UntilRight() =>
        Until.True(() => watchers.TrueForAll(watcher => IsRight(watcher.State)), "watchers that are right");

    public async ValueTask DisposeAsync()
    {
        foreach (var watcher in watchers)
        {
            await watcher.DisposeAsync();
        }
    }

    private bool IsRight(LiveState state)
    {
        var known = state.Stations;
        return stations.TrueForAll(station =>
            known.TryGetValue(station.Id, out var summary) && (int)summary["ports"]!["charging"]! == turn % 2);
    }
}
