using CsCheck;
using RedStation.Contracts.Profiles;
using RedStation.Contracts.Riders;
using RedStation.Contracts.Stations;
using RedStation.Domain.Riders;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

public sealed class VisitRulesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);
    private static readonly StationOptions Options = new();

    private StationState station = Defined(DoorPolicy.Always);
    private int operations;

    [Theory]
    [Trait("Case", "P4")]
    [InlineData(0.005)]
    [InlineData(2)]
    [InlineData(59)]
    public void Greet_SameCredentialAgain_IsTheSameWelcome(double seconds)
    {
        var first = Read("r1", "a", 0)!;
        var again = Read("r1", "a", seconds);

        Assert.Equal(first with { AlreadyWelcome = true }, again);
    }

    [Fact, Trait("Case", "P5")]
    public void Greet_FreshCredentialEveryTwoSeconds_IsOneVisit()
    {
        var first = Read("r1", "0", 0)!;
        for (var reading = 1; reading < 15; reading++)
        {
            Assert.Equal(first with { AlreadyWelcome = true }, Read("r1", $"{reading}", reading * 2));
        }
    }

    [Theory]
    [Trait("Case", "P5")]
    [InlineData(59.999, true)]
    [InlineData(60, false)]
    public void Greet_AMinuteAfterTheLastReading_IsANewVisit(double seconds, bool already)
    {
        Read("r1", "a", 0);
        Read("r1", "b", 30);

        Assert.Equal(already, Read("r1", "c", 30 + seconds)!.AlreadyWelcome);
    }

    [Fact, Trait("Case", "P5")]
    public void Greet_WhoKeepsTrying_IsWelcomedAnewAfterTheLimit()
    {
        for (var seconds = 0; seconds < Options.VisitLimit.TotalSeconds; seconds += 20)
        {
            Assert.Equal(seconds > 0, Read("r1", $"{seconds}", seconds)!.AlreadyWelcome);
        }

        Assert.False(Read("r1", "late", Options.VisitLimit.TotalSeconds)!.AlreadyWelcome);
    }

    [Fact, Trait("Case", "P5")]
    public void Greet_SomebodyElseInBetween_IsWelcomed_AndTheFirstStillIs()
    {
        Read("r1", "a", 0);

        Assert.False(Read("r2", "b", 2)!.AlreadyWelcome);
        Assert.True(Read("r1", "c", 4)!.AlreadyWelcome);
    }

    [Fact, Trait("Case", "P5")]
    public void Greet_CredentialThatRunsOutInItsVisit_IsWelcome_AnotherExpiredOneIsNot()
    {
        Read("r1", "a", 0);
        Read("r1", "a", 50);

        Assert.True(Read("r1", "a", 70, life: 60 - 70)!.AlreadyWelcome);
        Assert.Null(Read("r1", "old", 71, life: -1));
    }

    [Fact, Trait("Case", "P5")]
    public void Greet_LeftOutsideAndTheStationOpens_IsLetInOnce()
    {
        // Noon is four in the morning of UTC; the station opens at 12:01.
        station = Defined(DoorPolicy.Hours);
        Assert.Equal(DoorOutcome.Refused, Read("r1", "a", 50)!.Door);
        Assert.True(Read("r1", "b", 59)!.AlreadyWelcome);

        Assert.True(Read("r1", "a", 61)!.AlreadyWelcome);
        var letIn = Read("r1", "c", 62)!;
        Assert.Equal((false, DoorOutcome.Opened), (letIn.AlreadyWelcome, letIn.Door));
        Assert.Equal(letIn with { AlreadyWelcome = true }, Read("r1", "d", 63));
    }

    [Fact, Trait("Case", "P5")]
    public void Greet_RiderBlockedMeanwhile_IsRefused()
    {
        Read("r1", "a", 0);
        var decision = RecognitionRules.Greet(
            station, Command("r1", "b", 60, out var credential), credential, RiderRefusal.RiderBlocked, Options, Noon);

        Assert.Equal(StationRefusal.RiderBlocked, decision.Answer.Refusal);
    }

    /// <summary>
    /// Each rider's check-ins lie more than a pause apart, each other reading is said to be one of a visit, and all is remembered briefly.
    /// </summary>
    [Fact, Trait("Case", "P5")]
    public void Greet_AnyReadings_CheckInOncePerVisit() => Gen.Select(Gen.Int[1, 3], Gen.Int[0, 90], Gen.Int[0, 5]).Array[1, 60].Sample(readings =>
    {
        station = Defined(DoorPolicy.Always);
        var (seconds, last) = (0, new Dictionary<int, (int CheckIn, int Reading)>());
        foreach (var (rider, wait, credential) in readings)
        {
            seconds += wait;
            var over = !last.TryGetValue(rider, out var seen)
                || seconds - seen.Reading >= Options.VisitPause.TotalSeconds
                || seconds - seen.CheckIn >= Options.VisitLimit.TotalSeconds;
            Assert.Equal(!over, Read($"r{rider}", $"{credential}", seconds)!.AlreadyWelcome);
            last[rider] = (over ? seconds : seen.CheckIn, seconds);
            Assert.InRange(station.Visits.Length, 1, 3);
            Assert.All(station.Visits, visit => Assert.InRange(visit.Nonces.Length, 1, VisitRules.MostNonces));
        }
    }, threads: 1);

    /// <summary>Null when refused.</summary>
    private Recognition? Read(string rider, string nonce, double seconds, double life = 60)
    {
        var now = Noon.AddSeconds(seconds);
        var command = Command(rider, nonce, life, out var credential, now);
        var card = new RiderCard(rider, rider, RiderTier.Newcomer, "330106", 0, 0);
        var decision = RecognitionRules.Greet(station, command, credential, card, Options, now);
        Assert.Equal(decision.Answer.Value is { AlreadyWelcome: false }, decision.Write);
        station = decision.State;
        Assert.Equal(decision.Answer, RecognitionRules.Replay(station, command));
        return decision.Answer.Value;
    }

    private RecogniseRider Command(string rider, string nonce, double life, out CredentialText credential, DateTimeOffset? now = null)
    {
        credential = new CredentialText(rider, (now ?? Noon).AddSeconds(life), nonce, "");
        return new RecogniseRider($"op-{operations++}", $"{rider} {nonce}");
    }

    private static StationState Defined(DoorPolicy door)
    {
        var definition = SomeStations.Definition(1) with { Door = door, Hours = new OpeningHours(new(12, 1), new(22, 0)) };
        return DefinitionRules.Define("s", new(), new DefineStation("define", definition), Options, Noon).State;
    }
}
