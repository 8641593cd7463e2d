using System.Net;
using Microsoft.AspNetCore.Http.Connections;
using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Deploy;

/// <summary>What the operator's page promises of the cluster on one machine.</summary>
[Collection(nameof(LocalClusterFixture))]
public sealed class LocalClusterTests(LocalClusterFixture cluster) : IClassFixture<LocalClusterFixture>
{
    private const double Lat = 30.2741;
    private const double Lon = 120.1551;

    private static readonly string[] Tile = [MapTiles.At(Lat, Lon)];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_AndSignIn_ComeThroughTheProxy_FiguresDoNot()
    {
        Assert.Equal(HttpStatusCode.OK, (await cluster.Proxy.GetAsync("/readyz", Cancelled)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await cluster.Proxy.GetAsync("/metrics", Cancelled)).StatusCode);
        var rider = await Person.SignIn(cluster.Proxy, "demo-rider-01");
        await Until.True(async () => (await rider.Get("/api/v1/riders/me")).Status == HttpStatusCode.OK, "the demo's riders");
        // Each answer may be another api's: they share keys and accounts.
        for (var time = 0; time < 8; time++)
        {
            Assert.Equal(HttpStatusCode.OK, (await rider.Get("/api/v1/riders/me")).Status);
        }

        foreach (var program in (string[])["api-1", "api-2", "silo-1", "silo-2"])
        {
            using var client = new HttpClient { BaseAddress = cluster.Address(program) };
            await Until.True(
                async () =>
                    (await client.GetStringAsync("/metrics", Cancelled)).Contains("\nredstation_ready 1\n", StringComparison.Ordinal), program);
        }
    }

    [Fact]
    public async Task Probe_TellsWellFromNotWell()
    {
        var silo = Path.Combine(Repository.Root, "silo", "bin", Repository.Configuration, "net10.0", "RedStation.Silo.dll");
        var well = new Uri(cluster.Address("silo-1"), "/readyz").ToString();
        // A probe gives a busy machine four seconds, and is asked again as whoever watches does.
        await Until.True(async () => (await cluster.Run("run", "dotnet", silo, "probe", well)).Code == 0, "the probe to find the silo well");
        Assert.Equal(1, (await cluster.Run("run", "dotnet", silo, "probe", new Uri(cluster.Address("silo-1"), "/nowhere").ToString())).Code);
        Assert.Equal(1, (await cluster.Run("run", "dotnet", silo, "probe", "http://127.0.0.1:1/readyz")).Code);
    }

    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task Hub_IsReachedAtTheApiThatNegotiated(HttpTransportType transport)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ProxiedLiveClient.Start(cluster.Address("proxy"), transport)));
        foreach (var client in clients)
        {
            Assert.Single(await client.Watch(Tile[0]));
        }

        Assert.Equal(["api-1", "api-2"], clients.Select(client => client.Api).Distinct().Order());
        await Task.WhenAll(clients.Select(client => client.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task Change_ReportedThroughTheProxy_ReachesThePhonesOfEveryApi_AlsoWhenASiloIsKilled()
    {
        await using var first = await LiveClient.Start(cluster.Address("api-1"), Tile);
        await using var second = await LiveClient.Start(cluster.Address("api-2"), Tile, messagePack: true);
        var station = await TestStation.Create(cluster.Proxy, "own-deploy", Lat, Lon);
        await Seen("charging");

        await cluster.Done("kill", "silo-2");
        var (code, status) = await cluster.Run("status");
        Assert.Equal(1, code);
        Assert.Matches("silo-2 +has ended without being asked to", status);
        Assert.Matches("silo-1 +ready", status);
        await Until.True(() => Reported("available"), "a report after a silo was killed");
        await Seen("faulted");

        await cluster.Done("start", "silo-2");
        Assert.Matches("silo-2 +ready", await cluster.Done("status"));
        await Seen("available");

        async Task Seen(string state)
        {
            await Until.True(() => Reported(state), "a report");
            foreach (var client in (LiveClient[])[first, second])
            {
                await client.State.Until(held => held.Stations.TryGetValue(station.Id, out var summary) && (int)summary["ports"]![state]! == 1
                    || state == "available" && held.Stations.TryGetValue(station.Id, out summary) && (int)summary["ports"]![state]! == 4)
                        .WaitAsync(Until.HangLimit);
            }
        }

        async Task<bool> Reported(string state)
        {
            try
            {
                await station.Report((1, state));
                return true;
            }
            catch (Exception refused) when (refused is Xunit.Sdk.XunitException or HttpRequestException)
            {
                return false;
            }
        }
    }

    /// <summary>
    /// The proxy takes its new list of apis with new workers, and the old ones close connections that are kept but idle. A request that was on its
    /// way on such a connection finds it reset, and nothing has happened to it: browsers send it again by themselves on a new connection, so
    /// that nobody notices. On a new connection nothing may fail at all.
    /// </summary>
    [Fact]
    public async Task Api_ThatIsStopped_IsOutOfTheProxyFirst_AndNobodyNotices()
    {
        using var done = new CancellationTokenSource();
        var asked = 0;
        var asking = Task.WhenAll(Ask(anew: true), Ask(anew: false));
        await cluster.Done("stop", "api-2");
        Assert.Matches("api-2 +does not run \\(out of the proxy\\)", (await cluster.Run("status")).Said);
        await cluster.Done("start", "api-2");
        await done.CancelAsync();
        await asking;
        Assert.True(asked > 10);
        await cluster.Done("status");

        async Task Ask(bool anew)
        {
            while (!done.IsCancellationRequested)
            {
                Assert.Equal(HttpStatusCode.OK, anew ? await Status(anew: true) : await AsABrowser());
                Interlocked.Increment(ref asked);
            }
        }

        async Task<HttpStatusCode> AsABrowser()
        {
            try
            {
                return await Status(anew: false);
            }
            catch (HttpRequestException)
            {
                return await Status(anew: true);
            }
        }

        async Task<HttpStatusCode> Status(bool anew)
        {
            // A client of its own has no connection that was kept.
            using var asks = anew ? new HttpClient { BaseAddress = cluster.Proxy.BaseAddress } : null;
            using var answer = await (asks ?? cluster.Proxy).GetAsync("/api/v1/task-prices", Cancelled);
            return answer.StatusCode;
        }
    }
}
