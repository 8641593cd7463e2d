using RedStation.Tests.Cluster.Phones;

namespace RedStation.Tests.Cluster.Postgres;

/// <summary>The same on a cluster, of which an api and a silo are killed at a time.</summary>
[Collection(RestartedClusterCollection.Name)]
public sealed class PhoneReportTests(PostgresClusterFixture cluster, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Phones = 50;
    private const int Reports = 20;
    private const int Seed = 12;

    private readonly string folder = Directory.CreateTempSubdirectory("redstation-phones-").FullName;

    public async ValueTask InitializeAsync() => await cluster.Restore();

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// Started by hand. One run in some on a busy machine did not end: a phone's database that did not answer in time was not asked again. It is now;
    /// until this has been seen to end each time beside other work, it stays out of every run.
    /// </summary>
    [Fact(Explicit = true)]
    public async Task Reports_OverBreakingLines_WhileApiAndSiloAreKilledTwice_ArriveOnceEach_InTheOrderOfTheirPhone()
    {
        var run = new PhoneRun(output, folder, cluster.Apis[0].Address, PlannedPhone.Make(folder, Phones, Reports), Seed);
        var silo = 0;
        await run.Play(async () =>
        {
            await Task.WhenAll(cluster.Apis[0].Kill(), cluster.Silos[silo].Kill());
            cluster.StartSilo(silo++);
            cluster.StartApi(0);
            await cluster.UntilReady();
        });
        await run.Judge(cluster.Apis[1].Client);
    }
}
