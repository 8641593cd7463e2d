using CsCheck;
using RedStation.Domain;
using RedStation.Domain.Riders;

namespace RedStation.Tests.Domain.Riders;

public sealed class DutyRulesTests
{
    /// <summary>
    /// Nine minutes past seven in the evening in China, on the last day of a year, so that sequences run over midnight and the year's end.
    /// </summary>
    private static readonly DateTimeOffset Evening = new(2026, 12, 31, 11, 9, 0, TimeSpan.Zero);

    private static readonly RiderOptions Options = new();

    private static readonly Gen<(int Minutes, bool Begin)[]> Shifts = Gen.Select(Gen.Int[0, 400], Gen.Bool).Array[1, 30];

    [Fact]
    [Trait("Case", "W26")]
    public void Worked_AnyShifts_CountsTheMinutesOfTheLast24Hours() => Shifts.Sample(shifts =>
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

            Assert.Equal(TimeSpan.FromMinutes(worked.Count(at => at >= minute - 1_440)), DutyRules.Worked(duty, now));
            Assert.Equal(on, duty.Since is not null);
        }
    });

    [Fact]
    [Trait("Case", "W26")]
    public void AnyShifts_OfARiderWhoIsTakenOffAtTheLimit_AreAtMostEightHoursWithinAny24() => Shifts.Sample(shifts =>
    {
        var duty = new DutyState();
        var minute = 0;
        var onDuty = new List<(DateTimeOffset From, DateTimeOffset To)>();
        foreach (var (wait, begin) in shifts)
        {
            minute += wait;
            var now = Evening.AddMinutes(minute);
            if (duty.Since is { } since && (DutyRules.LimitAt(duty, Options, now) <= now || !begin))
            {
                var limit = DutyRules.LimitAt(duty, Options, now);
                var at = limit < now ? limit : now;
                duty = DutyRules.End(duty, at);
                onDuty.Add((since, at));
            }

            if (begin && duty.Since is null && DutyRules.RestedAt(duty, Options, now) <= now)
            {
                duty = DutyRules.Begin(duty, now);
                Assert.True(DutyRules.LimitAt(duty, Options, now) >= now + DutyRules.LeastShift);
            }
        }

        foreach (var end in onDuty.Select(span => span.To).Concat(onDuty.Select(span => span.From + DutyRules.Window)))
        {
            var ticks = onDuty.Sum(
                span => Math.Max(0, Math.Min(span.To.Ticks, end.Ticks) - Math.Max(span.From.Ticks, (end - DutyRules.Window).Ticks)));
            Assert.InRange(TimeSpan.FromTicks(ticks), TimeSpan.Zero, Options.DailyLimit);
        }
    });

    [Fact]
    [Trait("Case", "W26")]
    public void LimitAt_WhoeverStaysOnDuty_IsTheFirstMinuteAtTheLimitWheneverItIsAsked() =>
        Gen.Select(Shifts, Gen.Int[0, 2_000]).Sample((shifts, later) =>
        {
            var duty = Worked(shifts);
            var began = Evening.AddMinutes(shifts.Sum(shift => shift.Minutes));
            duty = DutyRules.Begin(DutyRules.End(duty, began), began);

            var limit = DutyRules.LimitAt(duty, Options, began);

            Assert.Equal(limit, DutyRules.LimitAt(duty, Options, began.AddMinutes(later)));
            var first = Enumerable.Range(0, 4_000).Select(minute => began.AddMinutes(minute))
                .First(now => DutyRules.Worked(duty, now) >= Options.DailyLimit);
            Assert.Equal(first, limit);
        },
        iter: 300);

    [Fact]
    [Trait("Case", "W26")]
    public void RestedAt_AfterAnyShifts_IsTheFirstMinuteThatLeavesAShiftWorthBeginning() => Shifts.Sample(shifts =>
    {
        var now = Evening.AddMinutes(shifts.Sum(shift => shift.Minutes));
        var duty = DutyRules.End(Worked(shifts), now);

        var first = Enumerable.Range(0, 1_500).Select(minute => now.AddMinutes(minute))
            .First(at => DutyRules.Worked(duty, at) <= Options.DailyLimit - DutyRules.LeastShift);
        Assert.Equal(first, DutyRules.RestedAt(duty, Options, now));
    },
    iter: 300);

    [Fact]
    [Trait("Case", "W26")]
    public void LimitAt_BegunInTheEvening_IsEightHoursLaterAndNotTheMorningsMidnight()
    {
        var duty = DutyRules.Begin(new DutyState(), Evening);

        Assert.Equal(Evening.AddHours(8), DutyRules.LimitAt(duty, Options, Evening));
        Assert.Equal(Evening.AddHours(8), DutyRules.LimitAt(duty, Options, Evening.AddHours(20)));
        var ended = DutyRules.End(duty, Evening.AddHours(8));
        Assert.Equal(Evening.AddHours(24).AddMinutes(1), DutyRules.RestedAt(ended, Options, Evening.AddHours(9)));
    }

    [Theory]
    [Trait("Case", "W26")]
    [InlineData(true)]
    [InlineData(false)]
    public void Worked_RecordOfOldThatCountedByDay_IsTakenToHaveEndedAsLateAsItCan(bool onDuty)
    {
        var old = new DutyState { Since = onDuty ? Evening : null, Day = ChinaTime.Day(Evening), Before = TimeSpan.FromHours(6) };

        Assert.Equal(TimeSpan.FromHours(6), DutyRules.Worked(old, Evening));
        Assert.Equal(Evening.AddHours(2), DutyRules.LimitAt(old, Options, Evening));
        var written = DutyRules.End(DutyRules.Begin(old, Evening), Evening.AddHours(1));
        Assert.Equal(TimeSpan.Zero, written.Before);
        Assert.Equal(TimeSpan.FromHours(7), DutyRules.Worked(written, Evening.AddHours(18)));
        var midnight = ChinaTime.StartOf(ChinaTime.Day(Evening).AddDays(1));
        Assert.Equal(onDuty, DutyRules.Worked(old, midnight.AddHours(24)) > TimeSpan.Zero);
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
    [Trait("Case", "W26")]
    public void BeginAndEnd_OnAndOffAllDay_RemembersFewShiftsAndNeverTooLittleWork()
    {
        var duty = new DutyState();
        for (var minute = 0; minute < 1_440; minute += 2)
        {
            duty = DutyRules.End(DutyRules.Begin(duty, Evening.AddMinutes(minute)), Evening.AddMinutes(minute + 1));
        }

        Assert.InRange(duty.Past.Length, 1, 64);
        Assert.InRange(DutyRules.Worked(duty, Evening.AddMinutes(1_440)), TimeSpan.FromMinutes(720), TimeSpan.FromMinutes(1_440));
    }

    [Fact]
    [Trait("Case", "W26")]
    public void End_ByAClockThatWentBack_CountsNothingTwice()
    {
        var duty = DutyRules.End(DutyRules.Begin(new DutyState(), Evening), Evening.AddMinutes(-5));
        Assert.Empty(duty.Past);

        var first = DutyRules.End(DutyRules.Begin(duty, Evening), Evening.AddHours(1));
        var again = DutyRules.End(DutyRules.Begin(first, Evening.AddMinutes(30)), Evening.AddMinutes(90));

        Assert.Equal(TimeSpan.FromMinutes(90), DutyRules.Worked(again, Evening.AddHours(2)));
    }

    [Fact]
    [Trait("Case", "P1")]
    public void Leave_WithAnOrder_ForgetsIt()
    {
        var state = new RiderState { Duty = DutyRules.Begin(new DutyState(), Evening), OrderDeadline = Evening.AddMinutes(15) };

        Assert.Null(DutyRules.Leave(state, Evening.AddMinutes(1)).OrderDeadline);
    }

    [Fact]
    [Trait("Case", "W26")]
    public void Over_WithATaskInHand_IsNotAtTheLimit()
    {
        var state = new RiderState { Duty = DutyRules.Begin(new DutyState(), Evening) };
        var limit = Evening.AddHours(8);

        Assert.Null(DutyRules.Over(state, limit.AddTicks(-1), Options, limit.AddTicks(-1)));
        Assert.Equal(limit, DutyRules.Over(state, limit.AddMinutes(3), Options, limit.AddMinutes(5)));
        Assert.Null(DutyRules.Over(state with { ActiveTask = Tasks.SomeTasks.View("t") }, limit, Options, limit.AddMinutes(5)));
        Assert.Equal(Evening, DutyRules.Over(state, Evening, Options, Evening.AddHours(9)));
        Assert.Equal(Evening.AddMinutes(10), DutyRules.NextLook(state, Evening, Options, Evening));
        Assert.Equal(Evening.AddMinutes(3), DutyRules.NextLook(state with { OrderDeadline = Evening.AddMinutes(3) }, Evening, Options, Evening));
    }

    private static DutyState Worked(IEnumerable<(int Minutes, bool Begin)> shifts)
    {
        var (duty, now) = (new DutyState(), Evening);
        foreach (var (wait, begin) in shifts)
        {
            now = now.AddMinutes(wait);
            duty = begin ? DutyRules.Begin(duty, now) : DutyRules.End(duty, now);
        }

        return duty;
    }
}
