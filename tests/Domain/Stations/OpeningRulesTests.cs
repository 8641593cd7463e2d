using CsCheck;
using RedStation.Contracts.Stations;
using RedStation.Domain;
using RedStation.Domain.Stations;

namespace RedStation.Tests.Domain.Stations;

public sealed class OpeningRulesTests
{
    private static readonly Gen<TimeOnly> Time = Gen.Int[0, 1439].Select(minute => TimeOnly.MinValue.AddMinutes(minute));

    private static readonly Gen<DateTimeOffset> Moment = Gen.Int[0, 2 * 24 * 60].Select(minute => SomeStations.Noon.AddMinutes(minute));

    [Fact]
    public void IsOpen_AnyHours_AgreesWithWalkingThroughTheDay() => Gen.Select(Time, Time, Moment).Sample((opens, closes, now) =>
    {
        var time = ChinaTime.TimeOfDay(now);
        var open = false;
        for (var minute = opens; minute != closes || minute == opens; minute = minute.AddMinutes(1))
        {
            open |= minute.Hour == time.Hour && minute.Minute == time.Minute;
            if (minute.AddMinutes(1) == closes)
            {
                break;
            }
        }

        Assert.Equal(open, OpeningRules.IsOpen(new OpeningHours(opens, closes), now));
    });

    [Fact]
    public void IsOpen_NoHours_Always() => Moment.Sample(now => OpeningRules.IsOpen(null, now));

    [Theory]
    [InlineData(DoorPolicy.None, true, DoorOutcome.None)]
    [InlineData(DoorPolicy.None, false, DoorOutcome.None)]
    [InlineData(DoorPolicy.Hours, true, DoorOutcome.Opened)]
    [InlineData(DoorPolicy.Hours, false, DoorOutcome.Refused)]
    [InlineData(DoorPolicy.Always, true, DoorOutcome.Opened)]
    [InlineData(DoorPolicy.Always, false, DoorOutcome.Opened)]
    public void Door_ByPolicyAndHours_DoesWhatIsSetDown(DoorPolicy policy, bool open, DoorOutcome outcome)
    {
        var station = SomeStations.Definition(0) with { Door = policy, Hours = new(new(8, 0), new(22, 0)) };
        var now = SomeStations.Noon.AddHours(open ? 0 : 11);

        Assert.Equal(outcome, OpeningRules.Door(station, now));
    }

    [Fact]
    public void Tick_OverClosingTime_ShutsTheStationOnTheMap()
    {
        var open = SomeStations.Free(1) with { Definition = SomeStations.Definition(1) with { Hours = new(new(8, 0), new(12, 30)) } };

        var shut = PresenceRules.Tick(open, SomeStations.Noon, new StationOptions(), SomeStations.Noon.AddMinutes(30)).State;

        Assert.False(shut.Open);
        Assert.True(shut.Revision > open.Revision);
    }
}
