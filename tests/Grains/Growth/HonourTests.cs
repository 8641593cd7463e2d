using RedStation.Contracts.Cases;
using RedStation.Contracts.Stations;
using RedStation.Storage.Honours;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Growth;

/// <summary>Honours follow from the ledger and the cases, and stand on the screen that welcomes their rider.</summary>
public abstract class HonourTests(SiloFixture silo)
{
    [Fact]
    public async Task Station_WelcomesARiderWithTheHonoursThatTheirWorkHasBrought()
    {
        const string Id = "honoured";
        var place = silo.NewPlace();
        await silo.FreeStation("honours-1", 2);
        await silo.FreeStation("honours-2", 2);
        await silo.OnDuty(Id, place, 50);
        Assert.Null((await Recognised("honours-1", Id)).Rider.Honours);

        var task = await silo.OpenTask("brings-honour", place);
        await task.Submitted(Id);
        Assert.NotNull((await task.Verify(ByDispatcher())).Value);

        var held = Assert.Single((await Recognised("honours-2", Id)).Rider.Honours!.Value);
        Assert.Equal(("first-deed", "邻里新力"), (held.Id, held.Name));
    }

    [Fact]
    public async Task Reports_CountWhenTheirCaseIsClosed()
    {
        const string Id = "observer";
        await silo.Registered(Id);
        var report = await silo.Dispatched("observed", Id);
        Assert.Equal(0, (await silo.Get<RiderHonours>().Facts(Id)).Reports);

        await report.Does(CaseAction.Start);
        await report.Does(CaseAction.Finish);
        await report.Does(CaseAction.Close, "another");

        Assert.Equal(1, (await silo.Get<RiderHonours>().Facts(Id)).Reports);
    }

    private async Task<Recognition> Recognised(string station, string rider)
    {
        var credential = (await silo.Rider(rider).IssueCredential()).Value!.Credential;
        return (await silo.Station(station).Recognise(new RecogniseRider(NewOperation(), credential))).Value!;
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite(SiloFixture silo) : HonourTests(silo), IClassFixture<SiloFixture>;

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresSiloCollection.Name)]
    public sealed class OnPostgres(PostgresSiloFixture silo) : HonourTests(silo);
}
