using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using static RedStation.Tests.Domain.Cases.SomeCases;

namespace RedStation.Tests.Domain.Cases;

/// <summary>What a calendar would do to open cases, before it is published.</summary>
public sealed class CalendarEffectTests
{
    private static readonly DateTimeOffset BeforeNewYear = new(2026, 12, 30, 2, 0, 0, TimeSpan.Zero);

    private static readonly BusinessCalendar Known =
        new(Data with { Years = [2026, 2027], Holidays = [.. Data.Holidays, new(2027, 1, 1)] });

    [Fact]
    public void Effect_CountsWhatMoves_AndWhatIsSettled()
    {
        var overNewYear = View(Dispatched(BeforeNewYear));
        var soonDue = View(Dispatched(MondayAtTen));
        var unanswered = View(Reported(MondayAtTen));

        var effect = CalendarEffect.None.And(overNewYear, Known).And(soonDue, Known).And(unanswered, Known);

        Assert.Equal(new CalendarEffect(OpenCases: 3, Moved: 1, ProvisionalBefore: 1, ProvisionalAfter: 0), effect);
    }

    [Fact]
    public void Effect_OfTheCalendarInForce_IsNone() =>
        Assert.Equal(new CalendarEffect(1, 0, 1, 1), CalendarEffect.None.And(View(Dispatched(BeforeNewYear)), new BusinessCalendar(Data)));

    private static CaseState Dispatched(DateTimeOffset at) =>
        Reported(at, "e0102").After(CaseAction.Open, at).After(CaseAction.Dispatch, at);

    private static CaseView View(CaseState state) => CaseViews.View("c", state);
}
