using System.Diagnostics;

namespace RedStation.Tests.Cluster.Live;

/// <summary>The live map of one server, with stations that a test moves itself.</summary>
public sealed class LiveMapTests(DemoServerFixture demo, ITestOutputHelper print) : IClassFixture<DemoServerFixture>
{
    private const int Reports = 200;

    private static readonly (double Lat, double Lon) Here = (29.950, 120.210);
    private static readonly (double Lat, double Lon) There = (29.950, 120.310);

    private HttpClient Rest => demo.Server.Client;

    [Fact]
    public async Task Station_ThatMovesToAnotherTileAndBack_IsSeenWhereItIsAndNowhereElse()
    {
        var station = await TestStation.Create(Rest, "moving", Here.Lat, Here.Lon);
        await using var here = await Watch(Here);
        await using var there = await Watch(There, messagePack: true);
        await using var hereCompact = await Watch(Here, messagePack: true, compact: true);
        await using var thereCompact = await Watch(There, compact: true);
        Assert.True(Sees(here, station));
        Assert.False(Sees(there, station));

        await station.Place(There.Lat, There.Lon);
        await Until.True(() => !Sees(here, station) && Sees(there, station), "the station in its new tile");
        Assert.True(here.Resets > 0, "The old tile was sent again.");
        await station.Report((1, "charging"));
        await StationsOverRest.UntilSame(Rest, here, there, hereCompact, thereCompact);
        Assert.Equal(1, (int)there.State.Stations[station.Id]["ports"]!["charging"]!);

        await station.Place(Here.Lat, Here.Lon);
        await station.Report((2, "charging"));
        await Until.True(() => Sees(here, station) && !Sees(there, station), "the station in its old tile");
        await StationsOverRest.UntilSame(Rest, here, there, hereCompact, thereCompact);
        Assert.Equal(2, (int)here.State.Stations[station.Id]["ports"]!["charging"]!);
    }

    [Fact]
    public async Task Reader_ThatStopsReading_DelaysNobodyAndIsToldAnew()
    {
        var place = (Lat: 29.950, Lon: 120.410);
        var stations = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => TestStation.Create(Rest, $"busy-{number}", place.Lat, place.Lon)));
        await using var fast = await Watch(place);
        await using var fastCompact = await Watch(place, messagePack: true, compact: true);
        var resetsBefore = fastCompact.Resets;
        await using var slow = await LiveClient.Start(demo.Server.Address, [MapTiles.At(place.Lat, place.Lon)], smallBuffers: true);
        var (before, resident) = (await Overflows(), demo.Server.Resident);
        slow.Pause();
        var changes = 0;
        await Until.True(
            async () =>
            {
                await Task.WhenAll(stations.Select(station => Change(station, 20)));
                changes += stations.Length * 20;
                return await Overflows() > before;
            },
            "an outbox that overflows");
        var heard = slow.Messages;
        await StationsOverRest.UntilSame(Rest, fast, fastCompact);
        Assert.InRange(slow.Messages, heard, heard + 1);
        var grown = demo.Server.Resident - resident;
        Assert.Equal((0, resetsBefore), (fast.Resets, fastCompact.Resets));

        slow.Resume();
        await StationsOverRest.UntilSame(Rest, slow, fast);
        Assert.True(slow.Resets > 0, "The slow reader was sent the whole again.");
        Assert.Equal((0, 0), (slow.Reconnections, slow.State.Gaps));
        Assert.InRange(grown, long.MinValue, 128 << 20);
        print.WriteLine($"{changes} changes while one client did not read; the server grew by {grown >> 20} MiB");
    }

    [Fact]
    public async Task Report_InAQuietCity_ReachesAWatcherAtOnce()
    {
        // In a tile each, in turn: what follows another change closely waits for company on purpose.
        var places = Enumerable.Range(0, 8).Select(number => (Lat: 29.75 + (0.04 * number), Lon: 120.51)).ToList();
        var stations = await Task.WhenAll(places.Select((place, number) => TestStation.Create(Rest, $"quiet-{number}", place.Lat, place.Lon)));
        await using var client = await LiveClient.Start(demo.Server.Address, [.. places.Select(place => MapTiles.At(place.Lat, place.Lon))]);
        var taken = new List<double>();
        for (var report = 0; report < Reports; report++)
        {
            var station = stations[report % stations.Length];
            var (charging, began) = ((report / stations.Length % 2) + 1, Stopwatch.GetTimestamp());
            var seen = client.State.Until(state => Ports(state, station, "available") == 4 - charging);
            await station.Report((1, "charging"), (2, charging == 2 ? "charging" : "available"));
            await seen.WaitAsync(Until.HangLimit, TestContext.Current.CancellationToken);
            taken.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        taken.Sort();
        print.WriteLine($"From a report to its delta, {Reports} times: p50 {taken[Reports / 2]:0.0} ms, p99 {taken[Reports * 99 / 100]:0.0} ms");
        Assert.InRange(taken[Reports / 2], 0, 1_000);
    }

    private Task<LiveClient> Watch((double Lat, double Lon) place, bool messagePack = false, bool compact = false) =>
        LiveClient.Start(demo.Server.Address, [MapTiles.At(place.Lat, place.Lon)], messagePack, compact: compact);

    private static bool Sees(LiveClient client, TestStation station) => client.State.Stations.ContainsKey(station.Id);

    private static int Ports(LiveState state, TestStation station, string status) => (int)state.Stations[station.Id]["ports"]![status]!;

    private static async Task Change(TestStation station, int times)
    {
        for (var time = 0; time < times; time++)
        {
            await station.Report((1, time % 2 == 0 ? "charging" : "available"));
        }
    }

    /// <summary>How often the server has emptied an outbox.</summary>
    private async Task<double> Overflows() => (await Rest.GetStringAsync("/metrics")).Split('\n')
        .Where(line => line.StartsWith("redstation_live_outbox_resets", StringComparison.Ordinal))
        .Sum(line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
}
