using Microsoft.Extensions.Time.Testing;
using RedStation.Contracts;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;
using RedStation.Grains.Stations;
using static RedStation.Tests.Grains.Stations.Parts.SomeStation;

namespace RedStation.Tests.Grains.Stations.Parts;

public sealed class RiderRecognitionTests
{
    private readonly FakeTimeProvider clock = new(Noon);
    private readonly RememberedCheckIns checkIns = new();
    private readonly List<(string RiderId, PresentedCredential Presented)> asked = [];
    private readonly List<(string RiderId, string Nonce)> withdrawn = [];
    private Answer<RiderCard, RiderRefusal> rider = new RiderCard("r1", "小张", RiderTier.Newcomer, "330203", 0, 0);
    private StationState state = Free(1);

    [Fact]
    public async Task Recognise_RiderWhoComesIn_IsCheckedInAndWelcome()
    {
        var before = state;

        var outcome = await NewRecognition().Recognise(new("first", Credential("r1", 'a')));

        Assert.Equal(("r1", true), (outcome.Welcome!.Rider.Id, outcome.Welcome.Visiting));
        Assert.Equal((outcome.Welcome, before.Revision), (outcome.Answer.Value, outcome.Before!.Revision));
        Assert.Equal("s/first", Assert.Single(checkIns.Entries).CheckIn.Id);
        Assert.Equal(
            ("r1", "s", "330106", true),
            (asked[0].RiderId, asked[0].Presented.StationId, asked[0].Presented.StationDistrict, asked[0].Presented.UseIsKept));
        Assert.Single(state.Visits);
    }

    [Fact]
    public async Task Recognise_SameCommandAgain_IsAnsweredWithoutTellingAnybody()
    {
        var recognition = NewRecognition();
        var command = new RecogniseRider("first", Credential("r1", 'a'));
        var first = await recognition.Recognise(command);

        var again = await recognition.Recognise(command);

        Assert.Equal(first.Answer.Value, again.Answer.Value);
        Assert.True(again is { Before: null, Welcome: null });
        Assert.Single(asked);
        Assert.Single(checkIns.Entries);
    }

    [Fact]
    public async Task Recognise_RiderOnAVisitThatBeganBeforeThisActivation_IsWelcomeAlready()
    {
        await NewRecognition().Recognise(new("first", Credential("r1", 'a')));
        state = Free(1);
        clock.Advance(TimeSpan.FromSeconds(30));

        var outcome = await NewRecognition().Recognise(new("second", Credential("r1", 'b')));

        Assert.True(outcome.Answer.Value!.AlreadyWelcome);
        Assert.Null(outcome.Welcome);
        Assert.NotNull(outcome.Before);
        Assert.True(asked[1].Presented.InVisit);
        Assert.Single(checkIns.Entries);
    }

    [Fact]
    public async Task Recognise_CheckInWhoseAnswerWasLost_IsTheVisitThatGoesOn()
    {
        var recognition = NewRecognition();
        await recognition.Recognise(new("first", Credential("r1", 'a')));
        state = Free(1);

        var outcome = await recognition.Recognise(new("second", Credential("r1", 'b')));

        Assert.True(outcome.Answer.Value!.AlreadyWelcome);
        Assert.Single(checkIns.Entries);
    }

    [Fact]
    public async Task Recognise_CredentialThatWasUsedElsewhere_IsRefusedAndTheRefusalKept()
    {
        await NewRecognition("elsewhere").Recognise(new("first", Credential("r1", 'a')));
        state = Free(1);
        clock.Advance(Options.VisitPause + TimeSpan.FromSeconds(1));

        var outcome = await NewRecognition().Recognise(new("second", Credential("r1", 'a')));

        Assert.Equal((StationRefusal.CredentialUsed, null), (outcome.Answer.Refusal, outcome.Welcome));
        Assert.Equal(1, checkIns.Answers);
    }

    [Theory]
    [InlineData(RiderRefusal.RiderBlocked, StationRefusal.RiderBlocked)]
    [InlineData(RiderRefusal.CredentialExpired, StationRefusal.CredentialExpired)]
    [InlineData(RiderRefusal.RiderNotFound, StationRefusal.CredentialInvalid)]
    public async Task Recognise_RiderWhomTheirGrainRefuses_IsRefusedAndNotCheckedIn(RiderRefusal said, StationRefusal answered)
    {
        rider = said;

        var outcome = await NewRecognition().Recognise(new("first", Credential("r1", 'a')));

        Assert.Equal(answered, outcome.Answer.Refusal);
        Assert.Empty(checkIns.Entries);
        Assert.Equal(1, checkIns.Answers);
    }

    [Fact]
    public async Task Recognise_TextThatIsNoCredential_AsksNoRider()
    {
        var outcome = await NewRecognition().Recognise(new("first", "nonsense"));

        Assert.Equal(StationRefusal.CredentialInvalid, outcome.Answer.Refusal);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Recognise_LogThatCannotBeReadAtFirst_IsReadWithTheNextReading()
    {
        await NewRecognition().Recognise(new("first", Credential("r1", 'a')));
        state = Free(1);
        var recognition = NewRecognition();
        checkIns.Fails = true;
        await Assert.ThrowsAsync<StorageFaultException>(() => recognition.Recognise(new("second", Credential("r1", 'b'))));
        checkIns.Fails = false;

        Assert.True((await recognition.Recognise(new("second", Credential("r1", 'b')))).Answer.Value!.AlreadyWelcome);
        // Once for each reading: the visit was known before the rider's grain was asked.
        Assert.Equal([false, true], asked.Select(question => question.Presented.InVisit));
    }

    [Fact]
    public async Task Recognise_CheckInThatCannotBeKept_LeavesTheCredentialGoodElsewhere()
    {
        checkIns.FailsToAppend = true;

        await Assert.ThrowsAsync<StorageFaultException>(() => NewRecognition().Recognise(new("first", Credential("r1", 'a'))));

        Assert.Equal([("r1", new string('a', 16))], withdrawn);
    }

    [Fact]
    public async Task Recognise_AfterACheckInWhoseAnswerWasLost_KnowsTheVisitBeforeItAsksTheRider()
    {
        var recognition = NewRecognition();
        checkIns.LosesTheAnswer = true;
        await Assert.ThrowsAsync<StorageFaultException>(() => recognition.Recognise(new("first", Credential("r1", 'a'))));
        checkIns.LosesTheAnswer = false;

        var next = await recognition.Recognise(new("second", Credential("r1", 'b')));

        Assert.True(next.Answer.Value!.AlreadyWelcome);
        Assert.Equal([false, true], asked.Select(question => question.Presented.InVisit));
    }

    [Fact]
    public async Task Recognise_StationThatIsNotDefined_IsNotFound()
    {
        state = new StationState();

        Assert.Equal(StationRefusal.StationNotFound, (await NewRecognition().Recognise(new("first", Credential("r1", 'a')))).Answer.Refusal);
        Assert.Empty(asked);
    }

    private RiderRecognition NewRecognition(string stationId = "s") => new(
        stationId, checkIns, Options, clock, () => state, next => state = next, (riderId, presented) =>
        {
            asked.Add((riderId, presented));
            return Task.FromResult(rider);
        },
        credential =>
        {
            withdrawn.Add((credential.RiderId, credential.Nonce));
            return Task.CompletedTask;
        });

    private static string Credential(string riderId, char nonce) =>
        CredentialText.Issue(riderId, Noon.AddHours(1), new string(nonce, 16), new string('b', 64)).ToString();
}
