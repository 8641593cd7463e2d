using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using static RedStation.Tests.Domain.Cases.SomeCases;

namespace RedStation.Tests.Domain.Cases;

public sealed class CaseNumberTests
{
    [Theory]
    [InlineData(CaseNumberFormat.Standard, 17, "3301060102000017")]
    [InlineData(CaseNumberFormat.Standard, 1_234_567, "33010601021234567")]
    [InlineData("HZ-{kind}{class}{subclass}-{serial:4}-{district}", 17, "HZ-E0102-0017-330106")]
    public void Number_IsTheFormatFilledIn(string format, long serial, string number)
    {
        Assert.True(CaseNumberFormat.IsFormat(format));
        Assert.Equal(number, CaseNumberFormat.Number(CaseNumberFormat.SeriesOf(format, District, "e0102"), serial));
    }

    [Theory]
    [InlineData("{district}")]
    [InlineData("{serial:3}")]
    [InlineData("{serial:6}{serial:6}")]
    [InlineData("{district}{year}{serial:6}")]
    [InlineData("案{serial:6}")]
    public void Format_WithoutDigitsThatRunOrWithOtherThings_IsNone(string format) =>
        Assert.False(CaseNumberFormat.IsFormat(format));

    [Fact]
    public void Number_IsGivenWhenTheCaseIsOpened_AndKept()
    {
        var reported = Reported(MondayAtTen);
        Assert.False(CaseNumberRules.Lacks(reported));
        Assert.False(CaseNumberRules.Lacks(reported.After(CaseAction.Refuse, MondayAtTen)));

        var opened = Numbered(reported, CaseAction.Open, "1");
        Assert.Equal("1", CaseViews.View("case", opened).Number);
        Assert.False(CaseNumberRules.Lacks(opened));
        Assert.Equal("1", Numbered(opened, CaseAction.Dispatch, "2").Number);
    }

    [Fact]
    public void Case_OpenedBeforeThereWereNumbers_GetsOneWithItsNextStep()
    {
        var old = Reported(MondayAtTen).After(CaseAction.Open, MondayAtTen);
        Assert.True(CaseNumberRules.Lacks(old));
        Assert.Equal("7", Numbered(old, CaseAction.Dispatch, "7").Number);
    }

    [Fact]
    public void Case_ThatAnOrganisationReports_HasNoRiderAmongItsReporters_AndCountsIt()
    {
        var report = new ReportCase("op", "", "e0101", new GeoPoint(30.25, 120.15), District, "井盖坏了", null) { Organisation = "12345 热线" };
        var state = ReportRules.Report("case", new CaseState(), report, At(MondayAtTen)).State;
        var joined = CaseRules.Act("case", state, Command(CaseAction.Join, "rider"), At(MondayAtTen)).State;
        var absorbed = MergeRules.Absorb("case", joined, new AbsorbedCase("later", ["other"], "dispatcher", "96310"), At(MondayAtTen)).State;

        var view = CaseViews.View("case", absorbed);
        Assert.Equal(["rider", "other"], view.Reporters);
        Assert.Equal((4, "12345 热线", "12345 热线"), (view.ReporterCount, view.Organisation, view.History[0].By));
        var shown = CaseViews.ForRider(view, "rider", MondayAtTen);
        Assert.Equal((null, CaseViews.Person), (shown.Organisation, shown.History[0].By));
    }

    private static CaseState Numbered(CaseState state, CaseAction action, string number) =>
        CaseRules.Act("case", state, Command(action), At(MondayAtTen) with { Number = number }).State;
}
