using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using static RedStation.Tests.Domain.Cases.SomeCases;

namespace RedStation.Tests.Domain.Cases;

public sealed class PublicCaseTests
{
    [Fact]
    public void Description_IsShownOnceADispatcherHasOpenedTheCase()
    {
        var reported = Reported(MondayAtTen);
        Assert.Null(Of(reported).Description);
        Assert.Null(Of(reported.After(CaseAction.Verify, MondayAtTen)).Description);
        Assert.Null(Of(reported.After(CaseAction.Refuse, MondayAtTen)).Description);

        var opened = reported.After(CaseAction.Open, MondayAtTen);
        Assert.Equal("井盖坏了", Of(opened).Description);
        Assert.Equal("井盖坏了", Of(opened.After(CaseAction.Dispatch, MondayAtTen)).Description);
    }

    [Fact]
    public void Change_IsTheLastStep_AndOfAClosedOneItsEnd()
    {
        var handled = Reported(MondayAtTen).After(CaseAction.Open, MondayAtTen.AddMinutes(1))
            .After(CaseAction.Join, MondayAtTen.AddMinutes(2), "rider").After(CaseAction.Dispatch, MondayAtTen.AddMinutes(3));
        Assert.Equal(MondayAtTen.AddMinutes(3), Of(handled).ChangedAt);
        Assert.Equal(MondayAtTen.AddMinutes(3), Of(CaseClockRules.Tick(handled, At(MondayAtTen.AddDays(30)))).ChangedAt);

        var closed = handled.After(CaseAction.Finish, MondayAtTen.AddMinutes(4), "worker").After(CaseAction.Close, MondayAtTen.AddMinutes(5));
        Assert.Equal(MondayAtTen.AddMinutes(5), Of(closed).ChangedAt);
        Assert.Null(Of(closed).ExpectedAt);
    }

    [Fact]
    public void Photo_IsOneThatWasReleased()
    {
        var view = CaseViews.View("case", Reported(MondayAtTen));
        Assert.Null(PublicCaseRules.Of(view with { Photos = [new("kept", false)] }).PhotoId);
        Assert.Equal("shown", PublicCaseRules.Of(view with { Photos = [new("kept", false), new("shown", true)] }).PhotoId);
    }

    private static PublicCase Of(CaseState state) => PublicCaseRules.Of(CaseViews.View("case", state));
}
