using System.Diagnostics;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>Processes of the cluster die or stand still while commands come in and phones watch.</summary>
[Collection(RestartedClusterCollection.Name)]
public sealed class ProcessLossTests(PostgresClusterFixture cluster, ITestOutputHelper output) : IAsyncLifetime
{

    public async ValueTask InitializeAsync() => await cluster.Restore();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Silo_IsKilled_ItsGrainsAnswerElsewhere_AndWatchersAreRightAgain()
    {
        await using var street = await WatchedStations.Create(cluster, "killed", 29.90);
        await cluster.Silos[1].Kill();
        await Commands(street, "a killed silo");
        await Replace();
        await street.ReportAll();
        await street.UntilRight();
        Assert.Equal(0, street.StepsBack);
    }

    [Fact]
    public async Task Silo_StandsStill_ItsGrainsAnswerElsewhere_AndItEndsWhenItGoesOn()
    {
        await using var street = await WatchedStations.Create(cluster, "paused", 30.00);
        await using var calm = await WatchedStations.Create(cluster, "calm", 30.05, RetryingCaller.WhateverItTakes);
        var paused = cluster.Silos[1];
        paused.Pause();
        await Task.WhenAll(Commands(street, "a paused silo"), Commands(calm, "a paused silo, callers who wait until the api gives up"));
        paused.Continue();
        await Until.True(() => paused.HasEnded, "the end of a silo that was declared dead");
        await Replace();
        foreach (var after in (WatchedStations[])[street, calm])
        {
            await after.ReportAll();
            await after.UntilRight();
            Assert.Equal(0, after.StepsBack);
        }
    }

    [Fact]
    public async Task EverySilo_IsKilled_ApisSayThatTheyAreNotReady_AndServeAgainWhenOneIsBack()
    {
        await using var street = await WatchedStations.Create(cluster, "dark", 30.10);
        await Task.WhenAll(cluster.Silos.Select(silo => silo.Kill()));
        await Until.True(
            async () => !await cluster.Apis[0].IsReady() && !await cluster.Apis[1].IsReady(), "apis that are not ready");
        Assert.All(cluster.Apis, api => Assert.False(api.HasEnded));
        var since = Stopwatch.StartNew();
        cluster.StartSilo(0);
        cluster.StartSilo(1);
        await cluster.UntilReady();
        output.WriteLine($"After the death of both silos, ready {since.Elapsed.TotalSeconds:0.0} s after their start");
        await Commands(street, "two dead silos");
        Assert.Equal(0, street.StepsBack);
    }

    /// <summary>Commands are acknowledged though a silo is gone, and the phones learn of them.</summary>
    private async Task Commands(WatchedStations street, string loss)
    {
        var since = Stopwatch.StartNew();
        var slowest = await street.ReportAll();
        await street.UntilRight();
        output.WriteLine(
            $"After {loss}: last command acknowledged after {slowest.TotalSeconds:0.0} s, "
            + $"last watcher right after {since.Elapsed.TotalSeconds:0.0} s");
    }

    private async Task Replace()
    {
        cluster.StartSilo(1);
        await cluster.UntilReady();
    }
}
