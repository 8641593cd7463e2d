using RedStation.Contracts;
using RedStation.Contracts.Dispatch;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Tasks;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Tasks;

/// <summary>How a task finds its rider: invariants 2 and 3 through the grains.</summary>
public sealed class SearchTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Open_RidersNearby_OffersToTheNearestOfTheRing()
    {
        var place = await Riders("near", 50, 250, 100, 200, 150, 400);
        var phone = await RecordingRiderGateway.Of(silo, "near2");

        var task = await silo.OpenTask("near", place);

        Assert.Equal(["near0", "near2", "near4"], await task.Asked());
        await phone.Hears("the offer", news => news.Offered is { DistanceM: 100, Points: 3, Minutes: 10 } offer && offer.Task.Id == "near");
    }

    [Fact]
    public async Task Decline_Anyone_IsReplacedAtOnceAndNeverAskedAgain()
    {
        var place = await Riders("dec", 10, 20, 30, 40);
        var task = await silo.OpenTask("dec", place);

        Assert.NotNull((await task.Decline(By("dec1"))).Value);

        Assert.Equal(["dec0", "dec1", "dec2", "dec3"], await task.Asked());
        for (var round = 0; round < 20; round++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(30));
            await AllStand("dec", place, 10, 20, 30, 40);
            await task.Wake();
            await task.OfferAgain(ByDispatcher());
        }

        Assert.Single(await task.Asked(), rider => rider == "dec1");
        Assert.Null((await task.Accept(By("dec1"))).Value);
    }

    [Fact]
    public async Task Offers_NobodyAnswers_WidenTheRingUntilADispatcherIsCalledWithCandidates()
    {
        var place = await Riders("wide", 100, 450, 900, 1_900);
        var board = await RecordingDispatchGateway.Of(silo, "330106");
        var task = await silo.OpenTask("wide", place);
        foreach (var (metres, rider) in new[] { (300, 0), (500, 1), (1_000, 2), (2_000, 3) })
        {
            await Until.True(async () => (await task.Get())! is { OpenOffers: 1 } view && view.Ring == metres, $"ring {metres}");
            Assert.Equal($"wide{rider}", (await task.Asked())[^1]);
            silo.Clock.Advance(TimeSpan.FromSeconds(26));
        }

        await Until.True(
            async () => (await task.Get())! is { NeedsDispatcher: true, Status: GovernanceTaskStatus.Accepted }, "the dispatcher is called");
        await board.Hears("who is near", news => news.Task.Id == "wide" && news.Candidates is { Length: 4 });
        Assert.Equal(TaskRefusal.OfferExpired, (await task.Accept(By("wide3"))).Refusal);
    }

    [Fact]
    public async Task Search_FoundNobody_FindsANewcomerByItself()
    {
        var place = silo.NewPlace();
        var task = await silo.OpenTask("late", place);
        Assert.True((await task.Get())!.NeedsDispatcher);
        var history = (await task.Get())!.History.Length;
        silo.Clock.Advance(TimeSpan.FromSeconds(31));
        await task.Wake();
        Assert.Equal(history, (await task.Get())!.History.Length);

        await silo.OnDuty("newcomer", place, 600);
        silo.Clock.Advance(TimeSpan.FromSeconds(31));

        await Until.True(async () => (await task.Asked()).Contains("newcomer"), "the newcomer is asked");
        Assert.False((await task.Get())!.NeedsDispatcher);
    }

    [Fact]
    public async Task Search_RiderWhoSeemsFreeButIsNot_LeavesNoTraceHoweverOften()
    {
        var place = silo.NewPlace();
        var task = await silo.OpenTask("ghost", place);
        await silo.OnDuty("ghost", place, 100);
        await silo.Rider("ghost").GoOffDuty();
        var history = (await task.Get())!.History.Length;
        for (var round = 0; round < 4; round++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(31));
            await task.Wake();
        }

        Assert.Equal(history, (await task.Get())!.History.Length);
        Assert.True((await task.Get())!.NeedsDispatcher);
    }

    [Fact]
    public async Task Search_WhoMayNotBeAsked_IsNotAsked()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("medic", place, 250, Skill.FirstAid);
        await silo.OnDuty("unskilled", place, 10);
        var hurried = await silo.OnDuty("hurried", place, 20, Skill.FirstAid);
        await hurried.SetOrderDeadline(silo.Now.AddMinutes(20));
        await silo.Stand("hurried", place, 20);
        await (await silo.OnDuty("resting", place, 30, Skill.FirstAid)).GoOffDuty();
        var tired = await silo.OnDuty("tired", place, 40, Skill.FirstAid);
        await silo.Tile(place).Tell(new Presence("tired", place, silo.Now.AddSeconds(1), true, null, silo.Now, [Skill.FirstAid]));
        await silo.OnDuty("stale", place, 50, Skill.FirstAid);
        await silo.Tile(place).Remove("stale");
        await silo.Tile(place).Tell(new Presence("stale", place, silo.Now.AddMinutes(-4), true, null, silo.Now.AddHours(1), [Skill.FirstAid]));

        var task = await silo.OpenTask("chosen", place, TaskType.FirstAid);

        Assert.Equal(["medic"], await task.Asked());
        Assert.NotNull(await tired.GetView());
    }

    [Fact]
    public async Task Search_RiderWithAnOfferInHand_IsNotAskedForAnotherTask()
    {
        var place = await Riders("one", 10);
        await silo.OpenTask("one-first", place);

        var second = await silo.OpenTask("one-second", place);

        Assert.Empty(await second.Asked());
    }

    [Fact]
    [Trait("Case", "P1")]
    public async Task Search_RiderWhoseOrderHasPassed_IsAsked()
    {
        var place = silo.NewPlace();
        var rider = await silo.OnDuty("forgot", place, 100);
        await rider.SetOrderDeadline(silo.Now.AddMinutes(2));
        await silo.Stand("forgot", place, 100);
        var task = await silo.OpenTask("forgot", place);
        Assert.Empty(await task.Asked());

        // The task's own timer may search at each step before the rider's fix of that step has arrived, so time goes on until one is met.
        await Until.True(
            async () =>
            {
                silo.Clock.Advance(TimeSpan.FromMinutes(1));
                await silo.Stand("forgot", place, 100);
                return (await task.Asked()).Contains("forgot");
            },
            "the rider is asked");
    }

    [Fact]
    [Trait("Case", "P2")]
    public async Task Search_CoarseFixBesideAFineOne_AsksTheRiderWhoseFixIsFine()
    {
        var place = silo.NewPlace();
        await silo.OnDuty("fine", place, 250);
        await silo.OnDuty("coarse", place, 100);
        await silo.Stand("fine", place, 250, accuracyM: 10);
        await silo.Stand("coarse", place, 100, accuracyM: 4_500);
        var phone = await RecordingRiderGateway.Of(silo, "fine");

        var task = await silo.OpenTask("exact", place);

        Assert.Equal(["fine"], await task.Asked());
        await phone.Hears("how exact the distance is", news => news.Offered is { DistanceM: 250, AccuracyM: 10 });
        Assert.Equal(
            [("fine", CandidateReason.OfferOpen), ("coarse", CandidateReason.PlaceTooCoarse)],
            (await task.GetCandidates()).Select(one => (one.RiderId, one.Reason!.Value)));
    }

    [Fact]
    [Trait("Case", "P3")]
    public async Task Offer_NobodySaw_IsMadeAgainInALaterRoundAndASeenOneIsNot()
    {
        var place = await Riders("pocket", 10, 20);
        var task = await silo.OpenTask("pocket", place);
        Assert.Equal(["pocket0", "pocket1"], await task.Asked());
        var offer = Assert.Single((await silo.Rider("pocket1").GetView())!.Offers);
        await task.OfferSeen("pocket1", offer.OfferId);

        for (var round = 0; round < 8; round++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(26));
            await AllStand("pocket", place, 10, 20);
            await task.Wake();
        }

        var asked = await task.Asked();
        Assert.InRange(asked.Count(rider => rider == "pocket0"), 2, 3);
        Assert.Single(asked, "pocket1");
        Assert.Equal(CandidateReason.LetPass, (await task.GetCandidates()).Single(one => one.RiderId == "pocket1").Reason);
    }

    [Fact]
    [Trait("Case", "P3")]
    public async Task Offer_SeenByARiderWhoThenDeclines_IsNeverMadeAgain()
    {
        var place = await Riders("no", 10);
        var task = await silo.OpenTask("no", place);
        await task.Decline(By("no0"));

        for (var round = 0; round < 8; round++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(31));
            await AllStand("no", place, 10);
            await task.Wake();
        }

        Assert.Single(await task.Asked());
    }

    [Fact]
    [Trait("Case", "O4")]
    public async Task GetCandidates_RidersBeyondTheRingsAndOnesWhoCannot_AreShownWithTheReason()
    {
        var place = silo.NewPlace();
        foreach (var (id, metres) in new[] { ("far3", 3_000), ("far6", 6_600), ("beyond", 10_100) })
        {
            await silo.OnDuty(id, place, metres);
        }

        await (await silo.OnDuty("tight", place, 400)).SetOrderDeadline(silo.Now.AddMinutes(5));
        await silo.Stand("tight", place, 400);
        await silo.OnDuty("working", place, 500);
        await silo.Tile(place).Tell(new Presence("working", place, silo.Now.AddSeconds(1), false, null, silo.Now.AddHours(1), [], 0));
        var task = await silo.OpenTask("reasons", place);

        Assert.Equal(
            [
                ("far3", CandidateReason.OutOfRings), ("far6", CandidateReason.OutOfRings),
                ("working", CandidateReason.Busy), ("tight", CandidateReason.TooLittleSlack),
            ],
            (await task.GetCandidates()).Select(one => (one.RiderId, one.Reason!.Value)));
        Assert.Equal(GovernanceTaskStatus.Assigned, (await task.Assign(ByDispatcher("电话里说好了", "far6"))).Value!.Status);
        Assert.Equal("电话里说好了", (await task.Get())!.History.Single(entry => entry.Event == TaskEvent.AssignedByHand).Note);
    }

    [Fact]
    [Trait("Case", "O4")]
    public async Task Assign_RiderFarAwayWithAnOrder_NeedsTheTimeForTheWholeWay()
    {
        var place = silo.NewPlace();
        var rider = await silo.OnDuty("distant", place, 6_600);
        // Enough for two kilometres, not for six and a half.
        await rider.SetOrderDeadline(silo.Now.AddMinutes(30));
        await silo.Stand("distant", place, 6_600);
        var task = await silo.OpenTask("distant", place);

        Assert.Equal(TaskRefusal.RiderTooLittleSlack, (await task.Assign(ByDispatcher(riderId: "distant"))).Refusal);
    }

    private async Task<GeoPoint> Riders(string name, params int[] metres)
    {
        var place = silo.NewPlace();
        foreach (var (distance, number) in metres.Select((distance, number) => (distance, number)))
        {
            await silo.OnDuty($"{name}{number}", place, distance);
        }

        return place;
    }

    private Task AllStand(string name, GeoPoint place, params int[] metres) =>
        Task.WhenAll(metres.Select((distance, number) => silo.Stand($"{name}{number}", place, distance)));
}
