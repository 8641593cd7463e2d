using System.Diagnostics;
using RedStation.Tests.Cluster.Live;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>An api dies; its phones go on at the other.</summary>
[Collection(RestartedClusterCollection.Name)]
public sealed class ApiLossTests(PostgresClusterFixture cluster, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Phones = 20;


    public async ValueTask InitializeAsync() => await cluster.Restore();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Api_IsKilled_ItsPhonesComeBackElsewhere_WithTheRightState()
    {
        await using var proxy = new RoundRobinProxy([.. cluster.Apis.Select(api => api.Address)]);
        var station = await TestStation.Create(cluster.Apis[0].Client, "proxied-1", 29.950, 120.210);
        var phones = new List<LiveClient>();
        for (var number = 0; number < Phones; number++)
        {
            phones.Add(await LiveClient.Start(proxy.Address, [MapTiles.At(29.950, 120.210)]));
        }

        var since = Stopwatch.StartNew();
        await cluster.Apis[1].Kill();
        await station.Report((1, "charging"), (2, "faulted"));
        await Until.True(
            () => phones.TrueForAll(phone =>
                phone.State.Stations.TryGetValue("proxied-1", out var seen) && (int)seen["ports"]!["faulted"]! == 1),
            "phones that are right");
        output.WriteLine($"After a killed api: last of {Phones} phones right after {since.Elapsed.TotalSeconds:0.0} s");
        Assert.Contains(phones, phone => phone.Reconnections > 0);
        await StationsOverRest.UntilSame(cluster.Apis[0].Client, phones);
        Assert.All(phones, phone => Assert.Equal(0, phone.State.StepsBack));
        foreach (var phone in phones)
        {
            await phone.DisposeAsync();
        }

        cluster.StartApi(1);
        await cluster.UntilReady();
    }

    [Fact]
    public async Task Api_IsToldToStop_SaysThatItIsNotReady_ServesOn_AndThenEnds()
    {
        var leaving = cluster.Apis[1];
        leaving.BeginStop();
        await Until.True(async () => leaving.HasEnded || !await leaving.IsReady(), "readiness to go first");
        Assert.NotEmpty(await leaving.Client.GetStringAsync("/api/v1/stations?limit=1", TestContext.Current.CancellationToken));
        await Until.True(() => leaving.HasEnded, "its end");
        cluster.StartApi(1);
        await cluster.UntilReady();
    }
}
