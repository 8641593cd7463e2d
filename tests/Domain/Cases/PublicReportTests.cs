using CsCheck;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Pricing;
using RedStation.Domain;
using RedStation.Domain.Accounts;
using RedStation.Domain.Cases;
using RedStation.Domain.Pricing;
using static RedStation.Tests.Domain.Cases.SomeCases;

namespace RedStation.Tests.Domain.Cases;

/// <summary>Reports of people without account: where they are taken, how many, and what their authors may read.</summary>
public sealed class PublicReportTests
{
    private static readonly string Resident = PublicReporters.Named("n1");

    [Fact]
    public void District_TakesNone_UntilItSaysHowMany()
    {
        Assert.Null(PublicReportRules.TermsOf(Rules(), District, MondayAtTen));
        Assert.Null(PublicReportRules.TermsOf(Rules((DistrictRuleKind.PublicReportsPerSenderHour, 5)), District, MondayAtTen));
        Assert.Equal(
            new PublicReportTerms(100, PublicReportRules.StandardPerSenderHour),
            PublicReportRules.TermsOf(Rules((DistrictRuleKind.PublicReportsPerHour, 100)), District, MondayAtTen));
        Assert.Equal(
            new PublicReportTerms(3, 3),
            PublicReportRules.TermsOf(
                Rules((DistrictRuleKind.PublicReportsPerHour, 3), (DistrictRuleKind.PublicReportsPerSenderHour, 5)), District, MondayAtTen));
        Assert.Null(PublicReportRules.TermsOf(Rules((DistrictRuleKind.PublicReportsPerHour, 100)), District, MondayAtTen.AddDays(-30)));
    }

    [Fact]
    public void Limits_HoldForEverySequenceOfSenders() => Gen.Select(
        Gen.Int[1, 30], Gen.Int[1, 10], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 90]).List[0, 200]).Sample((perHour, perSender, sent) =>
    {
        var terms = new PublicReportTerms(perHour, Math.Min(perHour, perSender));
        var counts = new Dictionary<string, long>();
        var taken = new List<(int Block, int Address, DateTimeOffset At)>();
        var now = new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);
        foreach (var (block, address, pause) in sent)
        {
            now += TimeSpan.FromMinutes(pause / 10);
            var windows = PublicReportRules.Windows(terms, new SignInCaller($"{block}.{address}", $"{block}", null), District, now);
            var full = PublicReportRules.Full(windows, counts);
            var hour = taken.Where(one => one.At.Hour == now.Hour && now - one.At < TimeSpan.FromHours(1)).ToList();
            var (ofAddress, ofBlock) = (hour.Count(one => (one.Block, one.Address) == (block, address)), hour.Count(one => one.Block == block));
            var over = hour.Count >= terms.PerHour || ofAddress >= terms.PerSenderHour
                || ofBlock >= terms.PerSenderHour * PublicReportRules.SendersOfABlock;
            Assert.Equal(over, full is not null);
            if (full is null)
            {
                taken.Add((block, address, now));
                foreach (var window in windows)
                {
                    counts[window.Name] = counts.GetValueOrDefault(window.Name) + 1;
                }
            }
            else
            {
                Assert.True(full.Until > now, "who is refused must be told when to come back");
            }
        }
    });

    [Fact]
    public void Case_SaysThatSomebodyWithoutAccountReportedIt()
    {
        Assert.True(CaseViews.View("case", Reported()).FromPublic);
        Assert.False(CaseViews.View("case", SomeCases.Reported(MondayAtTen)).FromPublic);
        Assert.Equal(1, CaseViews.View("case", Reported()).ReporterCount);
    }

    [Fact]
    public void Author_ReadsEveryStep_AndNobodysName()
    {
        var state = Reported().After(CaseAction.Join, MondayAtTen, "rider-1").After(CaseAction.Verify, MondayAtTen.AddMinutes(1))
            .After(CaseAction.Open, MondayAtTen.AddMinutes(2)).After(CaseAction.Dispatch, MondayAtTen.AddMinutes(3))
            .After(CaseAction.Start, MondayAtTen.AddMinutes(4), "worker");
        var shown = CaseViews.ForResident(CaseViews.View("case", state), Resident, MondayAtTen.AddMinutes(5));

        Assert.Equal(
            [CaseEvent.Reported, CaseEvent.VerificationStarted, CaseEvent.Opened, CaseEvent.Dispatched, CaseEvent.Started],
            shown.History.Select(entry => entry.Event));
        Assert.All(shown.History, entry => Assert.Contains(entry.By, (string[])[CaseViews.Person, CaseViews.Office, CaseSteps.System]));
        Assert.Equal("井盖坏了", shown.Note);
        Assert.Equal(2, shown.ReporterCount);
        var written = System.Text.Json.JsonSerializer.Serialize(shown);
        Assert.All((string[])["rider-1", "worker", "dispatcher", Resident], name => Assert.DoesNotContain(name, written, StringComparison.Ordinal));
    }

    [Fact]
    public void WhoJoined_ReadsWhatOthersWrote_OnceADispatcherHas()
    {
        var other = PublicReporters.Named("n2");
        var joined = Reported().After(CaseAction.Join, MondayAtTen, other);
        Assert.Equal("", Shown(joined).Note);
        Assert.Equal("", Shown(joined.After(CaseAction.Verify, MondayAtTen)).Note);
        Assert.Equal("井盖坏了", Shown(joined.After(CaseAction.Open, MondayAtTen)).Note);
        var withPhoto = joined.After(CaseAction.Attach, MondayAtTen, Resident);
        Assert.Empty(Shown(withPhoto).Photos);
        var release = Command(CaseAction.ReleasePhoto, state: withPhoto);
        Assert.Single(Shown(CaseRules.Act("case", withPhoto, release, At(MondayAtTen)).State).Photos);

        CaseView Shown(CaseState state) => CaseViews.ForResident(CaseViews.View("case", state), other, MondayAtTen);
    }

    private static CaseState Reported()
    {
        var report = new ReportCase("op", Resident, "e0101", new GeoPoint(30.25, 120.15), District, "井盖坏了", null);
        return ReportRules.Report("case", new CaseState(), report, At(MondayAtTen)).State;
    }

    private static PriceLists Rules(params (DistrictRuleKind Rule, int Value)[] rules) => new([], [],
    [
        new PriceListVersion<DistrictRule>
        {
            District = District,
            Number = 1,
            From = ChinaTime.Day(MondayAtTen),
            Until = null,
            Author = "管理员",
            Note = "",
            PublishedAt = MondayAtTen,
            Count = rules.Length,
            Entries = [.. rules.Select(rule => new DistrictRule(rule.Rule, rule.Value))],
        },
    ]);
}
