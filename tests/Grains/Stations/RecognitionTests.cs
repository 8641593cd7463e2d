using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Silo.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.Stations;

namespace RedStation.Tests.Grains.Stations;

public sealed class RecognitionTests(House house) : IClassFixture<House>
{
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

        Assert.Equal((id, "小张", visiting, DoorOutcome.Opened), (recognition.Rider.Id, recognition.Rider.DisplayName, recognition.Visiting, recognition.Door));
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
        await House.Drop(station);
        await House.Drop(house.Rider("again"));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        var later = (await station.Recognise(command)).Value;

        Assert.Equal(first, again);
        Assert.Equal(first, later);
        Assert.Single((await house.Get<CheckInQueries>().List("again", null, 10)).Items);
    }

    [Fact]
    public async Task Recognise_StationsWriteFails_TheRetryIsGrantedAndLoggedOnce()
    {
        var station = await house.FreeStation("torn", 0);
        await house.Registered("torn");
        var command = new RecogniseRider(NewOperation(), await Credential("torn"));
        house.Faults.Fail("station-torn");

        await Assert.ThrowsAnyAsync<Exception>(() => station.Recognise(command));
        var retried = await station.Recognise(command);

        Assert.NotNull(retried.Value);
        Assert.Single((await house.Get<CheckInQueries>().List("torn", null, 10)).Items);
    }

    [Fact]
    public async Task Recognise_ExpiredForgedOrBlocked_IsRefusedByName()
    {
        var station = await house.FreeStation("refused", 0);
        var rider = await house.Registered("refused");
        var (expired, forged, blocked) = (await Credential("refused"), await Credential("refused") + "0", string.Empty);
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        blocked = await Credential("refused");
        await rider.ChangeStanding(new ChangeStanding("block", true, []));

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

    private async Task<string> Credential(string riderId) => (await house.Rider(riderId).IssueCredential()).Value!.Credential;
}
