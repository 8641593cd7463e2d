using CsCheck;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using static RedStation.Tests.Domain.Cases.SomeCases;

namespace RedStation.Tests.Domain.Cases;

public sealed class CaseFiguresTests
{
    [Fact]
    public void Figures_CountWhatWasAnsweredClosedReworkedAndReopened()
    {
        var now = MondayAtTen.AddDays(10);
        List<CaseFigureFacts> cases =
        [
            Facts(answered: 1, due: 48, closed: 40),
            Facts(answered: 2, due: 48, closed: 48),
            Facts(answered: 24, due: 48, closed: 50, reworks: 2),
            Facts(answered: 25, due: 48),
            Facts(answered: 30, due: 1_000, reopenings: 1),
            // Nobody has answered it, and it has waited for ten days.
            Facts(),
        ];

        var figures = CaseFigures.Of(cases, now);

        Assert.Equal((6, 5, 3), (figures.Received, figures.Answered, figures.AnsweredWithin24Hours));
        Assert.Equal(0.5, figures.AnsweredWithin24HoursShare);
        Assert.Equal((4, 3, 2), (figures.Due, figures.Closed, figures.ClosedInTime));
        Assert.Null(figures.ClosedInTimeShare);
        Assert.Equal((1, 1), (figures.Reworked, figures.Reopened));
        Assert.Equal(24 * 60, figures.MedianAnswerMinutes);
        Assert.Null(figures.MedianClosingHours);
        Assert.Equal(0.4, CaseFigures.Of([.. cases, Facts(due: 1)], now).ClosedInTimeShare);
    }

    [Fact]
    public void Median_OfAnEvenNumber_IsHalfWayBetween()
    {
        List<int> hours = [9, 1, 3, 4, 2, 8];
        var figures = CaseFigures.Of([.. hours.Select(closed => Facts(answered: 1, due: 48, closed: closed))], MondayAtTen);
        Assert.Equal(3.5, figures.MedianClosingHours);
    }

    [Fact]
    public void Facts_ComputedFromTheHistory_AreThoseOfTheCase_WhateverIsDoneToIt() => Gen.Select(
        Gen.OneOf("c0101", "e0101", "e0102"), Gen.Select(Gen.Enum<CaseAction>(), Gen.Int[0, 4_000]).Array[1, 40]).Sample((classId, steps) =>
        {
            var now = MondayAtTen;
            var state = Reported(now, classId);
            foreach (var (action, minutes) in steps)
            {
                now = now.AddMinutes(minutes);
                state = CaseClockRules.Tick(state, At(now));
                var decision = CaseRules.Act("case", state, Command(action, "dispatcher", now), At(now));
                state = decision.State.Pending is null ? decision.State : MergeRules.Complete("case", decision.State, null, At(now)).State;
                Assert.Equal(CaseFigureFacts.Of(CaseViews.View("case", state)), CaseFigureFacts.Of(state.History, Working));
            }
        });

    [Theory]
    [InlineData(null, null, "2026-10-31T16:00:00Z", "2026-11-30T16:00:00Z")]
    [InlineData("2026-09-30T16:00:00Z", null, "2026-09-30T16:00:00Z", "2026-11-30T16:00:00Z")]
    [InlineData(null, "2026-10-31T16:00:00Z", "2026-09-30T16:00:00Z", "2026-10-31T16:00:00Z")]
    [InlineData("2023-12-31T16:00:00Z", "2024-12-31T16:00:00Z", "2023-12-31T16:00:00Z", "2024-12-31T16:00:00Z")]
    public void Period_IsThisMonth_UnlessItIsSaid(string? from, string? until, string first, string after) => Assert.Equal(
        new FigurePeriod(Time(first), Time(after)), FigurePeriod.Between(Optional(from), Optional(until), MondayAtTen));

    [Theory]
    [InlineData("2026-11-02T00:00:00Z", "2026-11-01T00:00:00Z")]
    [InlineData("2026-11-02T00:00:00Z", "2026-11-02T00:00:00Z")]
    [InlineData("2025-10-31T00:00:00Z", "2026-11-02T00:00:00Z")]
    [InlineData("2027-01-01T00:00:00Z", null)]
    public void Period_ThatIsNone_IsNotCounted(string? from, string? until) =>
        Assert.Null(FigurePeriod.Between(Optional(from), Optional(until), MondayAtTen));

    [Fact]
    public void Month_OfAMoment_IsChinas() => Assert.Equal(
        Time("2026-11-30T16:00:00Z"), FigurePeriod.MonthOf(new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.Zero)).From);

    /// <summary>A case that was reported on Monday; times in hours from then.</summary>
    private static CaseFigureFacts Facts(int? answered = null, int? due = null, int? closed = null, int reworks = 0, int reopenings = 0) => new(
        District, "e0101", MondayAtTen, After(answered), After(due), After(closed), reworks, reopenings);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset? Optional(string? text) => text is null ? null : Time(text);

    private static DateTimeOffset? After(int? hours) => hours is { } at ? MondayAtTen.AddHours(at) : null;
}
