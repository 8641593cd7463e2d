using RedStation.Domain.Dispatch;
using RedStation.Domain.Tasks;
using RedStation.Grains.Dispatch;
using RedStation.Storage.Databases;
using RedStation.Storage.Dispatch;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Dispatch;

/// <summary>Riders near a task read why it was offered to them, or was not.</summary>
public abstract class DispatchRecordTests(SiloFixture silo)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DispatchRecordStore Store => silo.Get<DispatchRecordStore>();

    [Fact]
    public async Task Riders_NearATask_AreToldEachTheirReason_AndLaterWhatBecameOfIt()
    {
        var place = silo.NewPlace();
        foreach (var (rider, metres) in ((string, int)[])[("first", 50), ("second", 100), ("third", 150), ("fourth", 200), ("far", 2_500)])
        {
            await silo.OnDuty("record-" + rider, place, metres);
        }

        var hurried = await silo.OnDuty("record-hurried", place, 60);
        await hurried.SetOrderDeadline(silo.Now.AddMinutes(10));
        await silo.Stand("record-hurried", place, 60);
        await silo.OnDuty("record-out-of-reach", place, 9_000);

        var task = await silo.OpenTask("recorded", place);
        await Written();
        Assert.Equal(
            [
                (DispatchDecision.Offered, 500), (DispatchDecision.Offered, 500), (DispatchDecision.Offered, 500),
                (DispatchDecision.SomebodyNearer, 500),
                (DispatchDecision.TooLittleTime, 500), (DispatchDecision.TooFar, 5_000),
            ],
            await Decisions("first", "second", "third", "fourth", "hurried", "far"));
        Assert.Empty((await Store.Of("record-out-of-reach", null, 10)).Items);

        Assert.NotNull((await task.Decline(By("record-second"))).Value);
        Assert.NotNull((await task.Accept(By("record-first"))).Value);
        await Written();
        Assert.Equal(
            [(DispatchDecision.Taken, 500), (DispatchDecision.Declined, 500), (DispatchDecision.Offered, 500)],
            await Decisions("first", "second", "third"));
        var line = Assert.Single((await Store.Of("record-first", null, 10)).Items);
        Assert.Equal(("recorded", "330106"), (line.TaskId, line.District));

        silo.Clock.Advance(DispatchNoteRules.Life);
        Assert.Empty((await Store.Of("record-first", null, 10)).Items);
        await Store.Prune(Stop);
        Assert.Empty((await Store.Of("record-far", null, 10)).Items);
    }

    [Fact]
    public async Task Record_OfOneRider_IsBounded_ReadInPages_AndKeepsTheLastDecision()
    {
        DispatchNote Note(int number, DispatchDecision decision, int? withinM = 500) =>
            new("bounded", $"bounded-{number:0000}", silo.Now.AddSeconds(-number), decision, withinM);

        var many = Enumerable.Range(0, DispatchNoteRules.MostOfARider + 5);
        await Store.Keep([.. many.Select(number => Note(number, DispatchDecision.SomebodyNearer))]);
        await Store.Keep([Note(0, DispatchDecision.Taken, withinM: null)]);
        await Store.Prune(Stop);

        var read = new List<RecordedDecision>();
        for (string? cursor = null; ;)
        {
            var page = await Store.Of("bounded", cursor, 300);
            read.AddRange(page.Items);
            if ((cursor = page.Next) is null)
            {
                break;
            }
        }

        Assert.Equal(Enumerable.Range(0, DispatchNoteRules.MostOfARider).Select(number => $"bounded-{number:0000}"), read.Select(one => one.TaskId));
        // Where they were then is known from before.
        Assert.Equal((DispatchDecision.Taken, 500), (read[0].Decision, read[0].WithinM!.Value));
    }

    [Fact]
    public async Task Spread_CountsOffersForHoursOnDuty_OfDistrictsWithEnoughRiders()
    {
        silo.Clock.Advance(SpreadRules.Window);
        for (var number = 0; number < SpreadRules.LeastRiders; number++)
        {
            await (await silo.Registered($"spread-{number}")).GoOnDuty();
        }

        silo.Clock.Advance(TimeSpan.FromMinutes(9));
        await silo.Rider("spread-0").GoOffDuty();
        await silo.Get<DispatchRecordStore>().Prune(Stop);
        Assert.Empty((await new DispatchSpreadQueries(silo.Get<IDatabase>(), silo.Clock).Count()).Items);
        await silo.Rider("spread-0").GoOnDuty();
        for (var minutes = 0; minutes < 120; minutes += 9)
        {
            silo.Clock.Advance(TimeSpan.FromMinutes(9));
            await Task.WhenAll(Enumerable.Range(0, SpreadRules.LeastRiders).Select(number => silo.Rider($"spread-{number}").GoOnDuty()));
        }

        await Store.Keep([.. Enumerable.Range(0, 10).Select(number => new DispatchNote(
            "spread-1", $"spread-task-{number}", silo.Now, number < 5 ? DispatchDecision.Offered : DispatchDecision.TooFar, 500))]);
        await Task.WhenAll(Enumerable.Range(0, SpreadRules.LeastRiders).Select(number => silo.Rider($"spread-{number}").GoOffDuty()));
        silo.Clock.Advance(TimeSpan.FromMinutes(9));
        await silo.Rider("spread-2").GoOnDuty();
        // Of a shift that goes on neither time nor offers are counted.
        await Store.Keep([new DispatchNote("spread-2", "spread-task-on", silo.Now, DispatchDecision.Offered, 500)]);

        var spread = Assert.Single((await new DispatchSpreadQueries(silo.Get<IDatabase>(), silo.Clock).Count()).Items);
        Assert.Equal(("330106", SpreadRules.LeastRiders, 0.0, 0.9), (spread.District, spread.Riders, spread.OffersPerHour, spread.Gini));
    }

    private async Task Written() => await Until.True(
        async () => await silo.Get<DispatchRecorder>().Write(Stop) == 0, "all decisions to be written");

    private async Task<IEnumerable<(DispatchDecision, int)>> Decisions(params string[] riders)
    {
        var found = new List<(DispatchDecision, int)>();
        foreach (var rider in riders)
        {
            var line = Assert.Single((await Store.Of("record-" + rider, null, 10)).Items);
            found.Add((line.Decision, line.WithinM!.Value));
        }

        return found;
    }

    /// <summary>On the embedded database.</summary>
    public sealed class OnSqlite(SiloFixture silo) : DispatchRecordTests(silo), IClassFixture<SiloFixture>;

    /// <summary>On PostgreSQL.</summary>
    [Collection(PostgresSiloCollection.Name)]
    public sealed class OnPostgres(PostgresSiloFixture silo) : DispatchRecordTests(silo);
}
