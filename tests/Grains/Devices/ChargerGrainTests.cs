using RedStation.Contracts;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Sessions;
using RedStation.Grains.Devices.Sessions;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;

namespace RedStation.Tests.Grains.Devices;

/// <summary>Sessions of chargers are kept before they are answered, once each, and survive whatever happens to the process.</summary>
public sealed class ChargerGrainTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Start_ThatIsToldAgain_IsTheSameSession_AlsoAfterARestart()
    {
        var begun = (await silo.Grains.Charger("cp-again").Report(Begun("cp-again", "k1")))!;

        Assert.Equal(begun, await silo.Grains.Charger("cp-again").Report(Begun("cp-again", "k1")));
        await silo.Restart();
        Assert.Equal(begun, await silo.Grains.Charger("cp-again").Report(Begun("cp-again", "k1")));
        Assert.NotEqual(begun.Number, (await silo.Grains.Charger("cp-other").Report(Begun("cp-other", "k1")))!.Number);
        await silo.Grains.Charger("cp-again").Report(Ended("cp-again", begun.Number, 1500));
        var view = (await silo.Get<ChargingSessionQueries>().Find(begun.SessionId))!;
        Assert.Equal((ChargingStatus.Ended, 500m, "rider-of-cards"), (view.Status, view.EnergyWh, view.RiderId));
    }

    [Fact]
    public async Task Stop_OfAnUnknownSession_OrAnotherChargers_EndsNobodys()
    {
        var begun = (await silo.Grains.Charger("cp-mine").Report(Begun("cp-mine", "k1")))!;

        Assert.Null(await silo.Grains.Charger("cp-theirs").Report(Ended("cp-theirs", begun.Number, 9)));
        Assert.Null(await silo.Grains.Charger("cp-mine").Report(Ended("cp-mine", -1, 9)));
        Assert.Null(await silo.Grains.Charger("cp-mine").Report(Ended("cp-mine", int.MaxValue, 9)));
        Assert.Equal(ChargingStatus.Charging, (await silo.Get<ChargingSessionQueries>().Find(begun.SessionId))!.Status);
    }

    [Fact]
    public async Task Session_WhoseEndWasNotHeard_IsLostByTheNext_AndEndsWhenItsEndComes()
    {
        var charger = silo.Grains.Charger("cp-lost");
        var first = (await charger.Report(Begun("cp-lost", "k1")))!;
        silo.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = (await charger.Report(Begun("cp-lost", "k2")))!;
        Assert.Equal(ChargingStatus.Lost, (await silo.Get<ChargingSessionQueries>().Find(first.SessionId))!.Status);

        await SiloFixture.Drop(charger);
        await charger.Report(Ended("cp-lost", first.Number, 1200));

        Assert.Equal(ChargingStatus.Ended, (await silo.Get<ChargingSessionQueries>().Find(first.SessionId))!.Status);
        Assert.Equal(ChargingStatus.Charging, (await silo.Get<ChargingSessionQueries>().Find(second.SessionId))!.Status);
    }

    [Fact]
    public async Task Session_WhoseConnectorIsToldLater_LeavesTheOneThereLost_OnlyThen()
    {
        var charger = silo.Grains.Charger("cp-later");
        var sessions = silo.Get<ChargingSessionQueries>();
        var first = (await charger.Report(Begun("cp-later", "k1")))!;
        silo.Clock.Advance(TimeSpan.FromMinutes(10));
        var second = (await charger.Report(Begun("cp-later", "k2") with { Place = Place("cp-later", 0) }))!;
        Assert.Equal(ChargingStatus.Charging, (await sessions.Find(first.SessionId))!.Status);
        Assert.Equal((0, null), ((await sessions.Find(second.SessionId))!.Connector, (await sessions.Find(second.SessionId))!.Port));

        await charger.Report(new ReportCharging(Place("cp-later"), ChargingMoment.GoesOn, silo.Now) { Key = "k2" });

        Assert.Equal((1, 1), ((await sessions.Find(second.SessionId))!.Connector, (await sessions.Find(second.SessionId))!.Port));
        Assert.Equal(ChargingStatus.Lost, (await sessions.Find(first.SessionId))!.Status);
    }

    [Fact]
    public async Task Key_ThatIsUsedAgain_IsANewSessions_AndTheOldOneStaysItsRiders()
    {
        var charger = silo.Grains.Charger("cp-reused");
        var sessions = silo.Get<ChargingSessionQueries>();
        var first = (await charger.Report(Begun("cp-reused", "k")))!;
        await charger.Report(Ended("cp-reused", first.Number, 1500));
        silo.Clock.Advance(TimeSpan.FromHours(1));
        var begun = Begun("cp-reused", "k") with { RiderId = "rider-of-after" };
        var second = (await charger.Report(begun))!;
        Assert.NotEqual(first, second);
        Assert.Equal(second, await charger.Report(begun));
        await SiloFixture.Drop(charger);
        Assert.Equal(second, await charger.Report(begun));
        var ended = Ended("cp-reused", second.Number, 1200) with { Key = "k", Number = null };
        Assert.Equal(second, await charger.Report(ended));

        var (before, after) = ((await sessions.Find(first.SessionId))!, (await sessions.Find(second.SessionId))!);
        Assert.Equal(("rider-of-cards", 500m, ChargingStatus.Ended), (before.RiderId, before.EnergyWh, before.Status));
        Assert.Equal(("rider-of-after", 200m, ChargingStatus.Ended), (after.RiderId, after.EnergyWh, after.Status));
        Assert.Equal(first, await charger.Report(Ended("cp-reused", first.Number, 1500)));

        silo.Clock.Advance(TimeSpan.FromHours(1));
        var third = (await charger.Report(Begun("cp-reused", "k")))!;
        silo.Clock.Advance(TimeSpan.FromHours(1));
        await charger.Report(Begun("cp-reused", "k"));
        var lost = (await sessions.Find(third.SessionId))!;
        Assert.Equal((ChargingStatus.Lost, 0), (lost.Status, lost.Actions.Length));
    }

    [Fact]
    public async Task Charger_ThatEndsNothing_HasSoManyOpen_AndTheOldestAreLost()
    {
        var charger = silo.Grains.Charger("cp-endless");
        var begun = new List<KnownSession>();
        for (var number = 0; number < 66; number++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(1));
            begun.Add((await charger.Report(Begun("cp-endless", "k" + number) with { Place = Place("cp-endless", 0) }))!);
        }

        var open = await silo.Get<IChargingSessions>().OpenOf("cp-endless");
        Assert.Equal(begun.Skip(2).Select(session => session.SessionId).ToHashSet(), open.Select(session => session.Id).ToHashSet());
        Assert.Equal(ChargingStatus.Lost, (await silo.Get<ChargingSessionQueries>().Find(begun[0].SessionId))!.Status);
    }

    [Fact]
    public async Task Table_RefusesAnOldRevision_AndPagesARidersSessions()
    {
        var table = silo.Get<IChargingSessions>();
        var stored = await table.Add(SessionRules.Open("cs-a", Begun("cp-table", "k") with { RiderId = "paged" }, silo.Now));
        Assert.Equal(stored, await table.Add(SessionRules.Open("cs-b", Begun("cp-table", "k"), silo.Now)));
        var next = SessionRules.Apply(stored, Ended("cp-table", stored.Number, 1001), silo.Now);
        Assert.True(await table.Put(next));
        Assert.False(await table.Put(next));
        Assert.Empty(await table.OpenOf("cp-table"));
        for (var number = 0; number < 3; number++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(1));
            await silo.Grains.Charger("cp-table").Report(Begun("cp-table", "p" + number) with { RiderId = "paged" });
        }

        var queries = silo.Get<ChargingSessionQueries>();
        var page = await queries.List("paged", null, 3);
        var rest = await queries.List("paged", page.Next, 3);
        Assert.Equal((3, 1), (page.Items.Length, rest.Items.Length));
        Assert.Equal("cs-a", rest.Items[0].Id);
        Assert.Null(rest.Next);
    }

    [Fact]
    public async Task Card_IsOneRiders_UntilItIsForgotten_AndIsKept()
    {
        var card = silo.Grains.ChargingCard("digest-1");
        Assert.Null(await card.Present());
        Assert.NotNull((await card.Add(new AddChargingCard("c1", "r1", "蓝卡", "1234"))).Value);
        Assert.Equal(ChargingCardRefusal.CardTaken, (await card.Add(new AddChargingCard("c2", "r2", "x", "1234"))).Refusal);
        Assert.Equal(ChargingCardRefusal.CardNotFound, (await card.SetStatus("r2", ChargingCardStatus.Blocked)).Refusal);
        Assert.Equal(ChargingCardStatus.Lost, (await card.SetStatus("r1", ChargingCardStatus.Lost)).Value!.Status);
        await card.Remove("r2");
        await silo.Restart();
        card = silo.Grains.ChargingCard("digest-1");
        Assert.Equal(("r1", ChargingCardStatus.Lost), ((await card.Present())!.RiderId, (await card.Present())!.Status));
        await card.Remove("r1");
        Assert.Null(await card.Present());
    }

    [Fact]
    public async Task Tag_OfAPhone_IsGoodForItsMinutes()
    {
        var tag = silo.Grains.ChargingCard("digest-start");
        await tag.Add(new AddChargingCard("s1", "r1", "", "") { ExpiresAt = silo.Now.AddMinutes(10) });
        Assert.Equal("r1", (await tag.Present())!.RiderId);
        silo.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await tag.Present());
    }

    private ReportCharging Begun(string charger, string key) => new(Place(charger), ChargingMoment.Begun, silo.Now)
    {
        Key = key,
        RiderId = "rider-of-cards",
        Reading = new ChargerReading(silo.Now, 1000),
    };

    private ReportCharging Ended(string charger, int number, decimal register) => new(Place(charger), ChargingMoment.Ended, silo.Now)
    {
        Number = number,
        Reading = new ChargerReading(silo.Now, register),
        Reason = "Local",
    };

    private static ChargingPlace Place(string charger, int connector = 1) =>
        new(charger, "station", "驿站", "330106", connector, connector == 0 ? null : connector);
}
