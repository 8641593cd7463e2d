using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>What an api does without a silo in it, as in a cluster: a day of the demo city, a trace, the dashboard.</summary>
public sealed class ClientModeTests : IAsyncLifetime
{

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-client-").FullName;
    private readonly Dictionary<string, string> settings = new()
    {
        ["RedStation__Dashboard"] = "true",
        ["RedStation__Limits__AnonymousPerSecond"] = "100000",
        ["RedStation__Limits__AnonymousBurst"] = "100000",
    };

    private readonly List<Server> servers = [];
    private PostgresServer? database;

    private string Connection => settings["ConnectionStrings__RedStation"];

    public async ValueTask InitializeAsync()
    {
        database = await PostgresServer.Start();
        settings["ConnectionStrings__RedStation"] = await database.CreateDatabase("redstation");
        await Launch("silo").UntilReady();
    }

    [Fact]
    public async Task DemoInTwoApis_IsPlayedByOne_AndByTheOtherWhenThatOneIsKilled()
    {
        var apis = new[] { Launch("api", "--client", "--demo"), Launch("api", "--client", "--demo") };
        await Task.WhenAll(apis.Select(api => api.UntilReady()));
        await UntilMoved(apis[0]);
        Assert.Equal(1, await Turns());

        // Whichever plays: after both were killed in turn it has been each.
        await apis[0].Kill();
        await UntilMoved(apis[1]);
        Assert.Equal(1, await Turns());
        var third = Launch("api", "--client", "--demo");
        await third.UntilReady();
        await apis[1].Kill();
        await UntilMoved(third);
        Assert.Equal(1, await Turns());
        Assert.All(servers, server => Assert.DoesNotContain("failed and is started again", server.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trace_IsPlayedThroughTheSilo()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "stations.csv"), ["id,name,lat,lon,ports", "s-1,样站,30.27,120.15,2"], TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "trace.csv"),
            ["at,station,port,status", "0,s-1,1,available", "1,s-1,2,charging", "2,s-1,7,available"],
            TestContext.Current.CancellationToken);

        var api = Launch("api", "--client", "--trace", Path.Combine(folder, "trace.csv"), "--trace-speed", "1000");

        await api.UntilPrinted("trace finished: applied 2, ignored 0, unchanged 0, unreadable 1");
        Assert.Equal(
            "available,charging",
            string.Join(',', (await StationsOverRest.Ports(api.Client, "s-1")).OrderBy(port => port.Key).Select(port => port.Value)));
    }

    [Fact]
    public async Task Dashboard_IsForAdministrators_AndShowsTheSilos()
    {
        var api = Launch("api", "--client", "--demo", "--RedStation:DemoCity:Play=false");
        await api.UntilReady();
        await api.UntilPrinted("demo city is there");

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await api.Client.GetAsync("/dashboard/DashboardCounters", TestContext.Current.CancellationToken)).StatusCode);
        foreach (var subject in (string[])["demo-rider-01", "demo-dispatcher-hz", "demo-operator-hz", "demo-partner", "demo-auditor"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await (await Person.SignIn(api.Client, subject)).Get("/dashboard/DashboardCounters")).Status);
        }

        var admin = await Person.SignIn(api.Client, "demo-admin");
        JsonNode? counters = null;
        await Until.True(
            async () =>
            {
                (var status, counters) = await admin.Get("/dashboard/DashboardCounters");
                Assert.Equal(HttpStatusCode.OK, status);
                return counters!["hosts"]!.AsArray().Count == 1;
            },
            () => $"the one silo in {counters}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        await database!.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private Server Launch(string program, params string[] arguments)
    {
        var server = Server.Launch(program, folder, settings, arguments);
        servers.Add(server);
        return server;
    }

    /// <summary>Waits until a station has changed from what it is now.</summary>
    private static async Task UntilMoved(Server api)
    {
        await api.UntilPrinted("demo city is there");
        var before = await Revisions(api);
        await Until.True(async () => await Revisions(api) > before, "a change in the city");
    }

    private static async Task<long> Revisions(Server api) =>
        (await StationsOverRest.Read(api.Client)).Values.Sum(station => (long)station["revision"]!);

    /// <summary>How many processes have the turn to play the city; the lock of one that was killed goes with its connection.</summary>
    private async Task<long> Turns()
    {
        await using var source = NpgsqlDataSource.Create(Connection);
        await using var count = source.CreateCommand(
            """
            SELECT count(*) FROM pg_locks
            WHERE locktype = 'advisory' AND granted
            AND (classid::bigint << 32) | objid::bigint = hashtextextended('demo city', 0)
            """);
        return (long)(await count.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
