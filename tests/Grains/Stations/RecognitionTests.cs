using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Operations;
using RedStation.Domain.Stations;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.Stations;

namespace RedStation.Tests.Grains.Stations;

public sealed class RecognitionTests(SiloFixture house) : IClassFixture<SiloFixture>
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
        var station = await house.FreeStation(id, 1);
        await house.Rider(id).Register(new RegisterRider("小张", home, []));
        var (phone, screen) = (await Phone.Of(house, id), await Screen.Of(house, id));

        var recognition = (await station.Recognise(new(NewOperation(), await Credential(id)))).Value!;

        Assert.Equal(
            (id, "小张", visiting, DoorOutcome.Opened), (recognition.Rider.Id, recognition.Rider.DisplayName, recognition.Visiting, recognition.Door));
        await phone.Hears("the welcome", news => news.Recognised is { } at && at.StationId == id && at.Visiting == visiting);
        await screen.Shows("the welcome", news => news.Recognition?.Rider.Id == id);
        var logged = Assert.Single((await house.Get<CheckInQueries>().List(id, null, 10)).Items);
        Assert.Equal((id, visiting), (logged.RiderId, logged.Visiting));
    }

    [Fact]
    public async Task Recognise_OneCredentialAtTwentyReadersAtOnce_OpensOneDoor()
    {
        var stations = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => house.FreeStation($"door{number}", 0)));
        await house.Registered("photographed");
        var credential = await Credential("photographed");

        var answers = await Task.WhenAll(stations.Select(station => station.Recognise(new(NewOperation(), credential))));

        Assert.Single(answers, answer => answer.Value is not null);
        Assert.Equal(19, answers.Count(answer => answer.Refusal == StationRefusal.CredentialUsed));
    }

    [Fact]
    public async Task Recognise_SameOperationAgain_GivesTheFirstAnswerEvenWhenMemoryIsLost()
    {
        var station = await house.FreeStation("again", 0);
        await house.Registered("again");
        var command = new RecogniseRider(NewOperation(), await Credential("again"));
        var first = (await station.Recognise(command)).Value!;

        var again = (await station.Recognise(command)).Value;
        await SiloFixture.Drop(station);
        await SiloFixture.Drop(house.Rider("again"));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var later = (await station.Recognise(command)).Value;

        Assert.Equal(first, again);
        Assert.Equal(first, later);
        Assert.Single((await house.Get<CheckInQueries>().List("again", null, 10)).Items);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recognise_CheckInFails_TheRetryIsGrantedAndLoggedOnce(bool afterCommit)
    {
        var name = "torn" + afterCommit;
        var station = await house.FreeStation(name, 0);
        await house.Registered(name);
        var command = new RecogniseRider(NewOperation(), await Credential(name));
        house.Faults.Fail("check-ins-" + name, afterCommit: afterCommit);

        await Assert.ThrowsAnyAsync<Exception>(() => station.Recognise(command));
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        var retried = await station.Recognise(command);

        var logged = Assert.Single((await house.Get<CheckInQueries>().List(name, null, 10)).Items);
        Assert.Equal(logged.At, retried.Value!.At);
    }

    [Fact]
    public async Task Recognise_CheckInFails_WelcomesNobodyUntilTheRetry()
    {
        var station = await house.FreeStation("forgetful", 0);
        await house.Registered("forgetful");
        var (phone, screen) = (await Phone.Of(house, "forgetful"), await Screen.Of(house, "forgetful"));
        var command = new RecogniseRider(NewOperation(), await Credential("forgetful"));
        house.Faults.Fail("check-ins-forgetful");

        await Assert.ThrowsAnyAsync<Exception>(() => station.Recognise(command));
        Assert.DoesNotContain(screen.News, news => news.Recognition is not null);

        Assert.NotNull((await station.Recognise(command)).Value);
        await phone.Hears("the welcome", news => news.Recognised is not null);
        Assert.Single(phone.News, news => news.Recognised is not null);
    }

    [Fact]
    public async Task Recognise_UsedCredentialThatTheRidersMemoryHasLost_OpensNoOtherDoor()
    {
        var (first, second) = (await house.FreeStation("lost-1", 0), await house.FreeStation("lost-2", 0));
        var rider = await house.Registered("lost");
        var screen = await Screen.Of(house, "lost-2");
        var credential = await Credential("lost");
        Assert.NotNull((await first.Recognise(new(NewOperation(), credential))).Value);
        await SiloFixture.Drop(rider);
        var phone = await Phone.Of(house, "lost");

        Assert.Equal(StationRefusal.CredentialUsed, (await second.Recognise(new(NewOperation(), credential))).Refusal);

        Assert.NotNull((await second.Recognise(new(NewOperation(), await Credential("lost")))).Value);
        await phone.Hears("the welcome", news => news.Recognised is not null);
        Assert.Single(phone.News, news => news.Recognised is not null);
        Assert.Single(screen.News, news => news.Recognition is not null);
        Assert.Single((await house.Get<CheckInQueries>().List("lost-2", null, 10)).Items);
    }

    [Fact]
    public async Task Recognise_Granted_WritesTheCheckInAndNothingElse()
    {
        var station = await house.FreeStation("frugal", 2);
        await house.Registered("frugal");
        var credential = await Credential("frugal");
        var (before, rider) = (house.Faults.Writes("station-frugal"), house.Faults.Writes("rider-frugal"));

        Assert.NotNull((await station.Recognise(new(NewOperation(), credential))).Value);
        Assert.True((await station.Recognise(new(NewOperation(), credential))).Value!.AlreadyWelcome);

        Assert.Equal(before, house.Faults.Writes("station-frugal"));
        Assert.Equal(rider, house.Faults.Writes("rider-frugal"));
        Assert.Equal(1, house.Faults.Writes("check-ins-frugal"));
    }

    [Fact]
    public async Task Recognise_OperationSoOldThatOnlyTheLogKnowsIt_GivesTheFirstAnswerOrRefusesAnotherBody()
    {
        var station = await house.FreeStation("crowded", 0);
        await house.Registered("crowded");
        var command = new RecogniseRider(NewOperation(), await Credential("crowded"));
        var first = (await station.Recognise(command)).Value!;
        for (var number = 0; number < OperationLog.Capacity; number++)
        {
            await house.Registered($"crowded-{number}");
            Assert.NotNull((await station.Recognise(new(NewOperation(), await Credential($"crowded-{number}")))).Value);
        }

        var again = await station.Recognise(command);
        await SiloFixture.Drop(station);
        var other = await station.Recognise(command with { Credential = await Credential("crowded") });

        Assert.Equal(first, again.Value);
        Assert.Equal(StationRefusal.OperationIdReused, other.Refusal);
        Assert.Equal(1 + OperationLog.Capacity, (await house.Get<CheckInQueries>().List("crowded", null, 100)).Items.Length);
    }

    [Theory]
    [Trait("Case", "P4")]
    [InlineData(5)]
    [InlineData(2_000)]
    public async Task Recognise_SameCredentialReadTwice_IsTheSameWelcome_AndUsedElsewhereAndLater(int milliseconds)
    {
        var name = $"twice{milliseconds}";
        var (station, other) = (await house.FreeStation(name, 0), await house.FreeStation(name + "-other", 0));
        await house.Registered(name);
        var (phone, screen) = (await Phone.Of(house, name), await Screen.Of(house, name));
        var credential = await Credential(name);

        var first = (await station.Recognise(new(NewOperation(), credential))).Value!;
        house.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        var again = (await station.Recognise(new(NewOperation(), credential))).Value;
        Assert.Equal(StationRefusal.CredentialUsed, (await other.Recognise(new(NewOperation(), credential))).Refusal);
        house.Clock.Advance(Visit);
        var later = await station.Recognise(new(NewOperation(), credential));

        Assert.Equal(first with { AlreadyWelcome = true }, again);
        Assert.Equal(StationRefusal.CredentialUsed, later.Refusal);
        await IsOneVisit(name, phone, screen);
    }

    [Fact, Trait("Case", "P4")]
    public async Task Recognise_SameCredentialAtManyReadersOfAStationAtOnce_IsOneWelcome()
    {
        var station = await house.FreeStation("crowd", 0);
        await house.Registered("crowd");
        var (phone, screen) = (await Phone.Of(house, "crowd"), await Screen.Of(house, "crowd"));
        var credential = await Credential("crowd");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => station.Recognise(new(NewOperation(), credential))));

        Assert.Single(answers, answer => !answer.Value!.AlreadyWelcome);
        Assert.Single(answers.Select(answer => answer.Value! with { AlreadyWelcome = true }).Distinct());
        await IsOneVisit("crowd", phone, screen);
    }

    [Fact, Trait("Case", "P5"), Trait("Case", "W3")]
    public async Task Recognise_FreshCodeAfterEachReading_IsOneVisit_AndUsesUpOneCredential()
    {
        var (station, other) = (await house.FreeStation("held", 0), await house.FreeStation("held-other", 0));
        await house.Registered("held");
        await house.Registered("held-friend");
        var (phone, screen) = (await Phone.Of(house, "held"), await Screen.Of(house, "held"));
        var first = (await station.Recognise(new(NewOperation(), await Credential("held")))).Value!;
        var last = string.Empty;
        for (var reading = 1; reading <= 15; reading++)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(2));
            last = await Credential("held");
            Assert.Equal(first with { AlreadyWelcome = true }, (await station.Recognise(new(NewOperation(), last))).Value);
        }

        await IsOneVisit("held", phone, screen);
        Assert.False((await station.Recognise(new(NewOperation(), await Credential("held-friend")))).Value!.AlreadyWelcome);
        Assert.False((await other.Recognise(new(NewOperation(), last))).Value!.AlreadyWelcome);
        house.Clock.Advance(Visit);
        Assert.False((await station.Recognise(new(NewOperation(), await Credential("held")))).Value!.AlreadyWelcome);
    }

    [Fact, Trait("Case", "P5")]
    public async Task Recognise_StationThatHasLostItsMemory_StillKnowsWhoIsThere()
    {
        var station = await house.FreeStation("rebooted", 0);
        var rider = await house.Registered("rebooted");
        var credential = await Credential("rebooted");
        var first = (await station.Recognise(new(NewOperation(), credential))).Value!;
        await SiloFixture.Drop(station);
        await SiloFixture.Drop(rider);
        house.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(first with { AlreadyWelcome = true }, (await station.Recognise(new(NewOperation(), credential))).Value);
        Assert.Equal(first with { AlreadyWelcome = true }, (await station.Recognise(new(NewOperation(), await Credential("rebooted")))).Value);
        Assert.Single((await house.Get<CheckInQueries>().List("rebooted", null, 10)).Items);
    }

    [Theory]
    [Trait("Case", "P4")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Recognise_CheckInFails_AnotherReadingIsWelcomeAndLoggedOnce(bool afterCommit)
    {
        var name = "blink" + afterCommit;
        var station = await house.FreeStation(name, 0);
        await house.Registered(name);
        var credential = await Credential(name);
        house.Faults.Fail("check-ins-" + name, afterCommit: afterCommit);

        await Assert.ThrowsAnyAsync<Exception>(() => station.Recognise(new(NewOperation(), credential)));
        var same = (await station.Recognise(new(NewOperation(), credential))).Value!;
        var fresh = (await station.Recognise(new(NewOperation(), await Credential(name)))).Value!;

        Assert.Equal(afterCommit, same.AlreadyWelcome);
        Assert.Equal(same with { AlreadyWelcome = true }, fresh);
        Assert.Single((await house.Get<CheckInQueries>().List(name, null, 10)).Items);
    }

    [Fact, Trait("Case", "P5")]
    public async Task Recognise_RiderBlockedDuringTheVisit_IsRefused()
    {
        var station = await house.FreeStation("expelled", 0);
        var rider = await house.Registered("expelled");
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
        var station = await house.FreeStation(name, 0);
        await house.Registered(name.ToLowerInvariant());
        var read = prefix + await Credential(name.ToLowerInvariant()) + "\t";
        var swapped = string.Concat(read.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter)));

        Assert.NotNull((await station.Recognise(new(NewOperation(), capsLock ? swapped : read))).Value);
    }

    [Fact]
    public async Task Recognise_ExpiredForgedOrBlocked_IsRefusedByName()
    {
        var station = await house.FreeStation("refused", 0);
        var rider = await house.Registered("refused");
        var (expired, forged, blocked) = (await Credential("refused"), await Credential("refused") + "0", string.Empty);
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        blocked = await Credential("refused");
        await rider.ChangeAccountStatus(new ChangeAccountStatus("block", true, []));

        Assert.Equal(StationRefusal.CredentialExpired, (await station.Recognise(new(NewOperation(), expired))).Refusal);
        Assert.Equal(StationRefusal.CredentialInvalid, (await station.Recognise(new(NewOperation(), forged))).Refusal);
        Assert.Equal(StationRefusal.CredentialInvalid, (await station.Recognise(new(NewOperation(), "RS1.nobody.1.x.y"))).Refusal);
        Assert.Equal(StationRefusal.RiderBlocked, (await station.Recognise(new(NewOperation(), blocked))).Refusal);
        Assert.Equal(RiderRefusal.RiderBlocked, (await rider.IssueCredential()).Refusal);
        Assert.Empty((await house.Get<CheckInQueries>().List("refused", null, 10)).Items);
    }

    [Fact]
    public async Task Recognise_UnknownStation_IsRefused() => Assert.Equal(
        StationRefusal.StationNotFound, (await house.Station("nowhere").Recognise(new(NewOperation(), "x"))).Refusal);

    /// <summary>One door, one word to the phone, one check-in.</summary>
    private async Task IsOneVisit(string name, Phone phone, Screen screen)
    {
        await phone.Hears("the welcome", news => news.Recognised is not null);
        await screen.Shows("the welcome", news => news.Recognition is not null);
        Assert.Single(phone.News, news => news.Recognised is not null);
        Assert.Single(screen.News, news => news.Recognition is not null);
        Assert.Single((await house.Get<CheckInQueries>().List(name, null, 10)).Items);
    }

    private async Task<string> Credential(string riderId) => (await house.Rider(riderId).IssueCredential()).Value!.Credential;
}
