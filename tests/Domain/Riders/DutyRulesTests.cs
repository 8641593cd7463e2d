using CsCheck;
using RedStation.Domain;
using RedStation.Domain.Riders;

namespace RedStation.Tests.Domain.Riders;

public sealed class DutyRulesTests
{
    /// <summary>Ten in the evening in China, so that sequences run over midnight.</summary>
    private static readonly DateTimeOffset Evening = new(2026, 11, 24, 14, 0, 0, TimeSpan.Zero);

    private static readonly RiderOptions Options = new();

    private static readonly Gen<(int Minutes, bool Begin)[]> Shifts = Gen.Select(Gen.Int[0, 400], Gen.Bool).Array[1, 30];

    [Fact]
    public void Worked_AnyShifts_CountsTheMinutesOfToday() => Shifts.Sample(shifts =>
    {
        var duty = new DutyState();
        var (minute, on) = (0, false);
        var worked = new List<int>();
        foreach (var (wait, begin) in shifts)
        {
            worked.AddRange(on ? Enumerable.Range(minute, wait) : []);
            minute += wait;
            var now = Evening.AddMinutes(minute);
            duty = begin ? DutyRules.Begin(duty, now) : DutyRules.End(duty, now);
            on = begin;

            var today = worked.Count(at => ChinaTime.Day(Evening.AddMinutes(at)) == ChinaTime.Day(now));
            Assert.Equal(TimeSpan.FromMinutes(today), DutyRules.Worked(duty, now));
            Assert.Equal(on, duty.Since is not null);
        }
    });

    [Fact]
    public void LimitAt_WhoeverStaysOnDuty_IsTheFirstMinuteAtTheLimit() => Gen.Select(Gen.Int[0, 500], Gen.Int[0, 1439]).Sample((before, start) =>
    {
        var began = Evening.AddMinutes(start);
        var duty = new DutyState { Since = began, Day = ChinaTime.Day(began), Before = TimeSpan.FromMinutes(before) };
        var walked = Enumerable.Range(0, 2_000).Select(minute => began.AddMinutes(minute))
            .First(now => DutyRules.Worked(duty, now) >= Options.DailyLimit);

        Assert.Equal(before >= 480 ? began.AddMinutes(480 - before) : walked, DutyRules.LimitAt(duty, Options, began));
    });

    [Fact]
    public void LimitAt_ReachedOnTheStrokeOfMidnight_IsTomorrows()
    {
        var duty = new DutyState { Since = Evening, Day = ChinaTime.Day(Evening), Before = TimeSpan.FromHours(6) };

        Assert.Equal(Evening.AddHours(10), DutyRules.LimitAt(duty, Options, Evening));
    }

    [Fact]
    public void BeginAndEnd_ASecondTime_ChangeNothing()
    {
        var duty = DutyRules.Begin(new DutyState(), Evening);

        Assert.Same(duty, DutyRules.Begin(duty, Evening.AddHours(1)));
        var ended = DutyRules.End(duty, Evening.AddHours(1));
        Assert.Same(ended, DutyRules.End(ended, Evening.AddHours(2)));
    }

    [Fact]
    public void Worked_OverMidnight_StartsAnew()
    {
        var duty = DutyRules.Begin(new DutyState(), Evening);

        Assert.Equal(TimeSpan.FromMinutes(119), DutyRules.Worked(duty, Evening.AddMinutes(119)));
        Assert.Equal(TimeSpan.Zero, DutyRules.Worked(duty, Evening.AddMinutes(120)));
        Assert.Equal(TimeSpan.FromMinutes(5), DutyRules.Worked(DutyRules.End(duty, Evening.AddMinutes(125)), Evening.AddMinutes(300)));
    }
}
