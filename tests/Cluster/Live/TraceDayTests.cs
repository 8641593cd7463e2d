using System.Diagnostics;
using System.Globalization;

namespace RedStation.Tests.Cluster.Live;

/// <summary>A whole day at the highest speed: whatever befalls a client on the way, it ends with the state that REST tells.</summary>
public sealed class TraceDayTests(ITestOutputHelper print) : IDisposable
{

    /// <summary>Heartbeats that bring no news, so that the day ends in silence; and REST asked for every station at once.</summary>
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["RedStation__Stations__FreshnessStep"] = "1.00:00:00",
        ["RedStation__Limits__AnonymousPerSecond"] = "100000",
        ["RedStation__Limits__AnonymousBurst"] = "100000",
    };

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-day-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task MadeDay_AtHighestSpeed_LeavesEveryClientWithTheStateThatRestTells() =>
        Play(GeneratedTrace.Write(Directory.CreateDirectory(Path.Combine(folder, "trace")).FullName));

    [Fact]
    public async Task RecordedDay_AtHighestSpeed_LeavesEveryClientWithTheStateThatRestTells()
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "data", "charging-day", "trace.csv");
        Assert.SkipUnless(File.Exists(file), "The recorded day is not part of the repository and does not lie beside it.");
        await Play(Trace.Read(Path.GetFullPath(file)));
    }

    private async Task Play(Trace trace)
    {
        await using var server = await Server.Start(
            Directory.CreateDirectory(Path.Combine(folder, "data")).FullName, Settings, ["--trace", trace.File, "--trace-speed", "1000000"]);
        var (began, workedBefore) = (Stopwatch.GetTimestamp(), server.Worked);
        var group = await LiveClientGroup.Connect(server.Address, trace.Tiles);
        await using var ending = group;
        var misadventures = group.InjectFaults();
        // Logged and printed: the line of its own comes second.
        string? finished = null;
        await Until.True(
            () => (finished = server.Output.Split('\n')
                .FirstOrDefault(line => line.StartsWith("trace finished: ", StringComparison.Ordinal))) is not null,
            "the end of the trace");
        var (took, worked) = (Stopwatch.GetElapsedTime(began), server.Worked - workedBefore);
        await misadventures;

        var expected = string.Create(
            CultureInfo.InvariantCulture,
            $"trace finished: applied {trace.Applied}, ignored 0, unchanged {trace.Unchanged}, unreadable {trace.Unreadable}");
        Assert.Equal(expected, finished);
        await StationsOverRest.UntilSame(server.Client, group.Clients);
        Assert.All(group.Clients, client => Assert.Equal(0, client.State.StepsBack));
        Assert.Equal(trace.Stations.Count, group.Clients.SelectMany(client => client.State.Stations.Keys).Distinct().Count());
        await PortsAreAsTheTraceSays(trace, server);
        var changes = trace.Applied + trace.Unchanged;
        print.WriteLine(
            $"{changes} changes in {took.TotalSeconds:0.0} s from readiness, import included ({changes / took.TotalSeconds:0}/s); "
            + $"the server worked {worked.TotalSeconds:0.0} s and holds {server.Resident >> 20} MiB; {group}");
    }

    private static async Task PortsAreAsTheTraceSays(Trace trace, Server server)
    {
        foreach (var some in trace.Stations.Chunk(16))
        {
            await Task.WhenAll(some.Select(async station =>
            {
                var ports = await StationsOverRest.Ports(server.Client, station.Key);
                Assert.Equal(Enumerable.Range(1, station.Value).ToDictionary(port => port, port => trace.Last(station.Key, port)), ports);
            }));
        }
    }
}
