using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Stations;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.StationSetup;

namespace RedStation.Tests.Grains.Stations;

public sealed class RecognitionTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    /// <summary>After which a visit is over.</summary>
    private static readonly TimeSpan Visit = new StationOptions().VisitPause;

    [Theory]
    [InlineData("330106", false)]
    [InlineData("330203", true)]
    [InlineData(null, false)]
    public async Task Recognise_RiderFromAnyDistrict_IsGreetedOnScreenPhoneAndInTheLog(string? home, bool visiting)
    {
        var id = "greeted-" + home;
        var station = await silo.FreeStation(id, 1);
        await silo.Rider(id).Register(new RegisterRider("小张", home, []));
        var (phone, screen) = (await RecordingRiderGateway.Of(silo, id), await RecordingStationGateway.Of(silo, id));

        var recognition = (await station.Recognise(new(NewOperation(), await Credential(id)))).Value!;

        Assert.Equal(
            (id, "小张", visiting, DoorOutcome.Opened), (recognition.Rider.Id, recognition.Rider.DisplayName, recognition.Visiting, recognition.Door));
        await phone.Hears("the welcome", news => news.Recognised is { } at && at.StationId == id && at.Visiting == visiting);
        await screen.Shows("the welcome", news => news.Recognition?.Rider.Id == id);
        var logged = Assert.Single((await silo.Get<CheckInQueries>().List(id, null, 10)).Items);
        Assert.Equal((id, visiting), (logged.RiderId, logged.Visiting));
    }

    [Fact]
    public async Task Recognise_OneCredentialAtTwentyReadersAtOnce_OpensOneDoor()
    {
        var stations = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => silo.FreeStation($"door{number}", 0)));
        await silo.Registered("photographed");
        var credential = await Credential("photographed");

        var answers = await Task.WhenAll(stations.Select(station => station.Recognise(new(NewOperation(), credential))));

        Assert.Single(answers, answer => answer.Value is not null);
        Assert.Equal(19, answers.Count(answer => answer.Refusal == StationRefusal.CredentialUsed));
    }

    [Fact]
    public async Task Recognise_SameOperationAgain_GivesTheFirstAnswerEvenWhenMemoryIsLost()
    {
        var station = await silo.FreeStation("again", 0);
        await silo.Registered("again");
        var command = new RecogniseRider(NewOperation(), await Credential("again"));
        var first = (await station.Recognise(command)).Value!;

        var again = (await station.Recognise(command)).Value;
        await SiloFixture.Drop(station);
        await SiloFixture.Drop(silo.Rider("again"));
        silo.Clock.Advance(TimeSpan.FromMinutes(2));
        var later = (await station.Recognise(command)).Value;

        Assert.Equal(first, again);
        Assert.Equal(first, later);
        Assert.Single((await silo.Get<CheckInQueries>().List("again", null, 10)).Items);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recognise_CheckInFails_TheRetryIsGrantedAndLoggedOnce(bool afterCommit)
    {
        var name = "torn" + afterCommit;
        var station = await silo.FreeStation(name, 0);
        await silo.Registered(name);
        var command = new RecogniseRider(NewOperation(), await Credential(name));
        silo.Faults.Fail("check-ins-" + name, afterCommit: afterCommit);

        await Assert.ThrowsAnyAsync<Exception>(() => station.Recognise(command));
        silo.Clock.Advance(TimeSpan.FromSeconds(1));
        var retried = await station.Recognise(command);

        var logged = Assert.Single((await silo.Get<CheckInQueries>().List(name, null, 10)).Items);
        Assert.Equal(logged.At, retried.Value!.At);
    }

    [Fact]
    public async Task Recognise_CheckInFails_WelcomesNobodyUntilTheRetry()
    {
        var station = await silo.FreeStation("forgetful", 0);
        await silo.Registered("forgetful");
        var (phone, screen) = (await RecordingRiderGateway.Of(silo, "forgetful"), await RecordingStationGateway.Of(silo, "forgetful"));
        var command = new RecogniseRider(NewOperation(), await Credential("forgetful"));
        silo.Faults.Fail("check-ins-forgetful");

        await Assert.ThrowsAnyAsync<Exception>(() => station.Recognise(command));
        Assert.DoesNotContain(screen.News, news => news.Recognition is not null);

        Assert.NotNull((await station.Recognise(command)).Value);
        await phone.Hears("the welcome", news => news.Recognised is not null);
        Assert.Single(phone.News, news => news.Recognised is not null);
    }

    [Fact]
    public async Task Recognise_UsedCredentialThatTheRidersMemoryHasLost_OpensNoOtherDoor()
    {
        var (first, second) = (await silo.FreeStation("lost-1", 0), await silo.FreeStation("lost-2", 0));
        var rider = await silo.Registered("lost");
        var screen = await RecordingStationGateway.Of(silo, "lost-2");
        var credential = await Credential("lost");
        Assert.NotNull((await first.Recognise(new(NewOperation(), credential))).Value);
        await SiloFixture.Drop(rider);
        var phone = await RecordingRiderGateway.Of(silo, "lost");

        Assert.Equal(StationRefusal.CredentialUsed, (await second.Recognise(new(NewOperation(), credential))).Refusal);

        Assert.NotNull((await second.Recognise(new(NewOperation(), await Credential("lost")))).Value);
        await phone.Hears("the welcome", news => news.Recognised is not null);
        await screen.Shows("the recognition", news => news.Recognition is not null);
        Assert.Single(phone.News, news => news.Recognised is not null);
        Assert.Single(screen.News, news => news.Recognition is not null);
        Assert.Single((await silo.Get<CheckInQueries>().List("lost-2", null, 10)).Items);
    }

    [Fact]
    public async Task Recognise_Granted_WritesTheCheckInAndNothingElse()
    {
        var station = await silo.FreeStation("frugal", 2);
        await silo.Registered("frugal");
        var credential = await Credential("frugal");
        var (before, rider) = (silo.Faults.Writes("station-frugal"), silo.Faults.Writes("rider-frugal"));

        Assert.NotNull((await station.Recognise(new(NewOperation(), credential))).Value);
        Assert.True((await station.Recognise(new(NewOperation(), credential))).Value!.AlreadyWelcome);

        Assert.Equal(before, silo.Faults.Writes("station-frugal"));
        Assert.Equal(rider, silo.Faults.Writes("rider-frugal"));
        Assert.Equal(1, silo.Faults.Writes("check-ins-frugal"));
    }

    [Fact]
    public async Task Recognise_OperationSoOldThatOnlyTheLogKnowsIt_GivesTheFirstAnswerOrRefusesAnotherBody()
    {
        var station = await silo.FreeStation("crowded", 0);
        await silo.Registered("crowded");
        var command = new RecogniseRider(NewOperation(), await Credential("crowded"));
        var first = (await station.Recognise(command)).Value!;
        for (var number = 0; number < OperationLog.Capacity; number++)
        {
            await silo.Registered($"crowded-{number}");
            Assert.NotNull((await station.Recognise(new(NewOperation(), await Credential($"crowded-{number}")))).Value);
        }

        var again = await station.Recognise(command);
        await SiloFixture.Drop(station);
        var other = await station.Recognise(command with { Credential = await Credential("crowded") });

        Assert.Equal(first, again.Value);
        Assert.Equal(StationRefusal.OperationIdReused, other.Refusal);
        Assert.Equal(1 + OperationLog.Capacity, (await silo.Get<CheckInQueries>().List("crowded", null, 100)).Items.Length);
    }

    [Theory]
    [Trait("Case", "P4")]
    [InlineData(5)]
    [InlineData(2_000)]
    public async Task Recognise_SameCredentialReadTwice_IsTheSameWelcome_AndUsedElsewhereAndLater(int milliseconds)
    {
        var name = $"twice{milliseconds}";
        var (station, other) = (await silo.FreeStation(name, 0), await silo.FreeStation(name + "-other", 0));
        await silo.Registered(name);
        var (phone, screen) = (await RecordingRiderGateway.Of(silo, name), await RecordingStationGateway.Of(silo, name));
        var credential = await Credential(name);

        var first = (await station.Recognise(new(NewOperation(), credential))).Value!;
        silo.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        var again = (await station.Recognise(new(NewOperation(), credential))).Value;
        Assert.Equal(StationRefusal.CredentialUsed, (await other.Recognise(new(NewOperation(), credential))).Refusal);
        silo.Clock.Advance(Visit);
        var later = await station.Recognise(new(NewOperation(), credential));

        Assert.Equal(first with { AlreadyWelcome = true }, again);
        Assert.Equal(StationRefusal.CredentialUsed, later.Refusal);
        await IsOneVisit(name, phone, screen);
    }

    [Fact, Trait("Case", "P4")]
    public async Task Recognise_SameCredentialAtManyReadersOfAStationAtOnce_IsOneWelcome()
    {
        var station = await silo.FreeStation("crowd", 0);
        await silo.Registered("crowd");
        var (phone, screen) = (await RecordingRiderGateway.Of(silo, "crowd"), await RecordingStationGateway.Of(silo, "crowd"));
        var credential = await Credential("crowd");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => station.Recognise(new(NewOperation(), credential))));

        Assert.Single(answers, answer => !answer.Value!.AlreadyWelcome);
        Assert.Single(answers.Select(answer => answer.Value! with { AlreadyWelcome = true }).Distinct());
        await IsOneVisit("crowd", phone, screen);
    }

    [Fact, Trait("Case", "P5"), Trait("Case", "W3")]
    public async Task Recognise_FreshCodeAfterEachReading_IsOneVisit_AndUsesUpOneCredential()
    {
        var (station, other) = (await silo.FreeStation("held", 0), await silo.FreeStation("held-other", 0));
        await silo.Registered("held");
        await silo.Registered("held-friend");
        var (phone, screen) = (await RecordingRiderGateway.Of(silo, "held"), await RecordingStationGateway.Of(silo, "held"));
        var first = (await station.Recognise(new(NewOperation(), await Credential("held")))).Value!;
        var last = string.Empty;
        for (var reading = 1; reading <= 15; reading++)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(2));
            last = await Credential("held");
            Assert.Equal(first with { AlreadyWelcome = true }, (await station.Recognise(new(NewOperation(), last))).Value);
        }

        await IsOneVisit("held", phone, screen);
        Assert.False((await station.Recognise(new(NewOperation(), await Credential("held-friend")))).Value!.AlreadyWelcome);
        Assert.False((await other.Recognise(new(NewOperation(), last))).Value!.AlreadyWelcome);
        silo.Clock.Advance(Visit);
        Assert.False((await station.Recognise(new(NewOperation(), await Credential("held")))).Value!.AlreadyWelcome);
    }

    [Fact, Trait("Case", "P5")]
    public async Task Recognise_StationThatHasLostItsMemory_StillKnowsWhoIsThere()
    {
        var station = await silo.FreeStation("rebooted", 0);
        var rider = await silo.Registered("rebooted");
        var credential = await Credential("rebooted");
        var first = (await station.Recognise(new(NewOperation(), credential))).Value!;
        await SiloFixture.Drop(station);
        await SiloFixture.Drop(rider);
        silo.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(first with { AlreadyWelcome = true }, (await station.Recognise(new(NewOperation(), credential))).Value);
        Assert.Equal(first with { AlreadyWelcome = true }, (await station.Recognise(new(NewOperation(), await Credential("rebooted")))).Value);
        Assert.Single((await silo.Get<CheckInQueries>().List("rebooted", null, 10)).Items);
    }

    [Theory]
    [Trait("Case", "P4")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recognise_CheckInFails_AnotherReadingIsWelcomeAndLoggedOnce(bool afterCommit)
    {
        var name = "blink" + afterCommit;
        var station = await silo.FreeStation(name, 0);
        await silo.Registered(name);
        var credential = await Credential(name);
        silo.Faults.Fail("check-ins-" + name, afterCommit: afterCommit);

        await Assert.ThrowsAnyAsync<Exception>(() => station.Recognise(new(NewOperation(), credential)));
        var same = (await station.Recognise(new(NewOperation(), credential))).Value!;
        var fresh = (await station.Recognise(new(NewOperation(), await Credential(name)))).Value!;

        Assert.Equal(afterCommit, same.AlreadyWelcome);
        Assert.Equal(same with { AlreadyWelcome = true }, fresh);
        Assert.Single((await silo.Get<CheckInQueries>().List(name, null, 10)).Items);
    }

    [Fact, Trait("Case", "P5")]
    public async Task Recognise_RiderBlockedDuringTheVisit_IsRefused()
    {
        var station = await silo.FreeStation("expelled", 0);
        var rider = await silo.Registered("expelled");
        var (first, second) = (await Credential("expelled"), await Credential("expelled"));
        Assert.NotNull((await station.Recognise(new(NewOperation(), first))).Value);
        await rider.ChangeAccountStatus(new ChangeAccountStatus("block", true, []));

        Assert.Equal(StationRefusal.RiderBlocked, (await station.Recognise(new(NewOperation(), first))).Refusal);
        Assert.Equal(StationRefusal.RiderBlocked, (await station.Recognise(new(NewOperation(), second))).Refusal);
    }

    [Theory]
    [Trait("Case", "W15")]
    [InlineData("]Q1", false)]
    [InlineData("", true)]
    [InlineData("]Q1", true)]
    public async Task Recognise_AsACarelessReaderPassesItOn_IsRecognised(string prefix, bool capsLock)
    {
        var name = $"careless-{prefix.Length}-{capsLock}";
        var station = await silo.FreeStation(name, 0);
        await silo.Registered(name.ToLowerInvariant());
        var read = prefix + await Credential(name.ToLowerInvariant()) + "\t";
        var swapped = string.Concat(read.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));

        Assert.NotNull((await station.Recognise(new(NewOperation(), capsLock ? swapped : read))).Value);
    }

    [Fact]
    public async Task Recognise_ExpiredForgedOrBlocked_IsRefusedByName()
    {
        var station = await silo.FreeStation("refused", 0);
        var rider = await silo.Registered("refused");
        var (expired, forged, blocked) = (await Credential("refused"), await Credential("refused") + "0", string.Empty);
        silo.Clock.Advance(TimeSpan.FromSeconds(61));
        blocked = await Credential("refused");
        await rider.ChangeAccountStatus(new ChangeAccountStatus("block", true, []));

        Assert.Equal(StationRefusal.CredentialExpired, (await station.Recognise(new(NewOperation(), expired))).Refusal);
        Assert.Equal(StationRefusal.CredentialInvalid, (await station.Recognise(new(NewOperation(), forged))).Refusal);
        Assert.Equal(StationRefusal.CredentialInvalid, (await station.Recognise(new(NewOperation(), "RS1.nobody.1.x.y"))).Refusal);
        Assert.Equal(StationRefusal.RiderBlocked, (await station.Recognise(new(NewOperation(), blocked))).Refusal);
        Assert.Equal(RiderRefusal.RiderBlocked, (await rider.IssueCredential()).Refusal);
        Assert.Empty((await silo.Get<CheckInQueries>().List("refused", null, 10)).Items);
    }

    [Fact]
    public async Task Recognise_UnknownStation_IsRefused() => Assert.Equal(
        StationRefusal.StationNotFound, (await silo.Station("nowhere").Recognise(new(NewOperation(), "x"))).Refusal);

    /// <summary>One door, one word to the phone, one check-in.</summary>
    private async Task IsOneVisit(string name, RecordingRiderGateway phone, RecordingStationGateway screen)
    {
        await phone.Hears("the welcome", news => news.Recognised is not null);
        await screen.Shows("the welcome", news => news.Recognition is not null);
        Assert.Single(phone.News, news => news.Recognised is not null);
        Assert.Single(screen.News, news => news.Recognition is not null);
        Assert.Single((await silo.Get<CheckInQueries>().List(name, null, 10)).Items);
    }

    private async Task<string> Credential(string riderId) => (await silo.Rider(riderId).IssueCredential()).Value!.Credential;
}
