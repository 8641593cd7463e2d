using System.Globalization;
using CsCheck;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using static RedStation.Tests.Domain.Cases.SomeCases;

namespace RedStation.Tests.Domain.Cases;

public sealed class BusinessCalendarTests
{
    private static readonly Gen<DateTimeOffset> Moment = Gen.Int[0, 200 * 24 * 60].Select(minute => MondayAtTen.AddDays(-100).AddMinutes(minute));

    private static readonly Gen<TimeSpan> Counted = Gen.Int[0, 10 * 24 * 60].Select(minutes => TimeSpan.FromMinutes(minutes));

    private static readonly Gen<DeadlineUnit> Unit = Gen.Enum<DeadlineUnit>();

    [Theory]
    // Round the clock, over a weekend.
    [InlineData("2026-11-27 16:00", 4, DeadlineUnit.Hours, "2026-11-27 20:00")]
    // Over lunch, over midnight, over the weekend.
    [InlineData("2026-11-23 11:00", 2, DeadlineUnit.OfficeHours, "2026-11-23 14:00")]
    [InlineData("2026-11-23 16:00", 2, DeadlineUnit.OfficeHours, "2026-11-24 10:00")]
    [InlineData("2026-11-27 16:00", 2, DeadlineUnit.OfficeHours, "2026-11-30 10:00")]
    [InlineData("2026-11-23 23:30", 1, DeadlineUnit.OfficeHours, "2026-11-24 10:00")]
    [InlineData("2026-11-23 10:00", 7, DeadlineUnit.OfficeHours, "2026-11-24 10:00")]
    // All of a day ends with the day, not with the next.
    [InlineData("2026-11-23 09:00", 7, DeadlineUnit.OfficeHours, "2026-11-23 17:00")]
    // The seven days of October, and the Saturday that makes up for them.
    [InlineData("2026-09-30 16:00", 2, DeadlineUnit.OfficeHours, "2026-10-08 10:00")]
    [InlineData("2026-10-09 16:00", 2, DeadlineUnit.OfficeHours, "2026-10-10 10:00")]
    [InlineData("2026-09-30 10:00", 1, DeadlineUnit.WorkingDays, "2026-10-08 10:00")]
    [InlineData("2026-10-09 10:00", 1, DeadlineUnit.WorkingDays, "2026-10-10 10:00")]
    [InlineData("2026-10-10 10:00", 1, DeadlineUnit.WorkingDays, "2026-10-12 10:00")]
    [InlineData("2026-09-18 15:00", 2, DeadlineUnit.WorkingDays, "2026-09-21 15:00")]
    [InlineData("2026-11-23 10:00", 3, DeadlineUnit.WorkingDays, "2026-11-26 10:00")]
    [InlineData("2026-11-28 10:00", 1, DeadlineUnit.WorkingDays, "2026-12-01 00:00")]
    // A day with an afternoon off.
    [InlineData("2026-12-31 11:00", 2, DeadlineUnit.OfficeHours, "2027-01-01 10:00")]
    public void Add_CountsAsPeopleDo(string from, int amount, DeadlineUnit unit, string to) =>
        Assert.Equal(China(to), Working.Add(China(from), BusinessCalendar.Length(new CaseLimit(amount, unit)), unit));

    [Theory]
    [InlineData("2026-12-29 10:00", "2026-12-31 23:59", DeadlineUnit.WorkingDays, false)]
    [InlineData("2026-12-29 10:00", "2027-01-01 00:00", DeadlineUnit.WorkingDays, true)]
    [InlineData("2025-12-31 10:00", "2026-01-05 00:00", DeadlineUnit.OfficeHours, true)]
    [InlineData("2026-12-29 10:00", "2027-01-05 00:00", DeadlineUnit.Hours, false)]
    public void Time_InAYearWithoutHolidays_IsProvisional(string from, string to, DeadlineUnit unit, bool provisional) =>
        Assert.Equal(provisional, Working.IsProvisional(China(from), China(to), unit));

    [Fact]
    public void Elapsed_OfWhatWasAdded_IsThat() => Gen.Select(Moment, Counted, Unit).Sample((from, counted, unit) =>
        Assert.Equal(counted, Working.Elapsed(from, Working.Add(from, counted, unit), unit)));

    [Fact]
    public void Add_InTwoParts_IsTheSameAsAtOnce() => Gen.Select(Moment, Counted, Counted, Unit).Sample((from, first, second, unit) =>
        Assert.Equal(Working.Add(from, first + second, unit), Working.Add(Working.Add(from, first, unit), second, unit)),
        // A part of nothing begins where it is, and not when the office next opens.
        iter: 5_000);

    [Fact]
    public void Elapsed_SplitAnywhere_IsTheSameAsAtOnce() => Gen.Select(Moment, Moment, Moment, Unit).Sample((one, two, three, unit) =>
    {
        DateTimeOffset[] ordered = [.. new[] { one, two, three }.Order()];
        Assert.Equal(
            Working.Elapsed(ordered[0], ordered[2], unit),
            Working.Elapsed(ordered[0], ordered[1], unit) + Working.Elapsed(ordered[1], ordered[2], unit));
    });

    [Fact]
    public void Add_MoreOrLater_NeverEndsEarlier() => Gen.Select(Moment, Moment, Counted, Counted, Unit).Sample((one, two, first, second, unit) =>
    {
        var (earlier, later) = one < two ? (one, two) : (two, one);
        var (less, more) = first < second ? (first, second) : (second, first);
        Assert.True(Working.Add(earlier, less, unit) <= Working.Add(later, more, unit));
        Assert.True(Working.Add(earlier, less, unit) >= earlier);
    });

    [Fact]
    public void Elapsed_IsNoLongerThanTheTimeThatWentBy_AndNeverNegative() => Gen.Select(Moment, Moment, Unit).Sample((one, two, unit) =>
    {
        var counted = Working.Elapsed(one, two, unit);
        Assert.InRange(counted, TimeSpan.Zero, two > one ? two - one : TimeSpan.Zero);
    });

    [Fact]
    public void Calendar_ThatIsPublished_IsLookedAt()
    {
        Assert.Null(CalendarRules.WhyNot(Data));
        Assert.Equal("hours", CalendarRules.WhyNot(Data with { Hours = [] })?.Field);
        Assert.Equal("hours", CalendarRules.WhyNot(Data with { Hours = [new(new(9, 0), new(9, 0))] })?.Field);
        Assert.Equal("hours", CalendarRules.WhyNot(Data with { Hours = [new(new(9, 0), new(13, 0)), new(new(12, 0), new(17, 0))] })?.Field);
        Assert.Equal("years", CalendarRules.WhyNot(Data with { Years = [] })?.Field);
        Assert.Equal("years", CalendarRules.WhyNot(Data with { Years = [2027] })?.Field);
        Assert.Equal("holidays", CalendarRules.WhyNot(Data with { MakeUpDays = [new(2026, 10, 3)] })?.Field);
        Assert.Equal("makeUpDays", CalendarRules.WhyNot(Data with { MakeUpDays = [new(2026, 11, 24)] })?.Field);
        Assert.Equal("specialDays", CalendarRules.WhyNot(Data with { SpecialDays = [new(new(2026, 11, 24), [])] })?.Field);
    }

    private static DateTimeOffset China(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
}
