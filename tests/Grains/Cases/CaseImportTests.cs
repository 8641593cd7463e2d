using System.Collections.Immutable;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Grains.Cases;
using RedStation.Grains.Settings;
using RedStation.Silo.Cases;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.CaseSetup;

namespace RedStation.Tests.Grains.Cases;

/// <summary>Cases of another system from a file.</summary>
public sealed class CaseImportTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    private const string Header = "sourceId,classId,lat,lon,note,reportedAt,answeredAt,reason,dispatchedAt,unit,dueAt,closedAt\n";

    private static readonly string[] Plain = ["cases.csv", "--source", "hotline"];

    [Fact]
    public async Task Cases_AreTakenOnce_AsFarAsTheyGot_AndGoOnFromThere()
    {
        const string Rows =
            """
            1,e0101,30.2594,120.1301,垃圾,2026-11-20 09:00:00,,,,,,
            2,e0101,30.2594,120.1301,垃圾,2026-11-20 09:00:00,2026-11-20 10:00:00,not-found,,,,
            3,e0101,30.2594,120.1301,垃圾,2026-11-20 09:00:00,2026-11-20 10:00:00,,2026-11-20 11:00:00,环卫所,2026-12-20 11:00:00,
            4,e0101,30.2594,120.1301,"垃圾, 很多",2026-11-20 09:00:00,,,,环卫所,2026-11-20 11:00:00,2026-11-20T04:00:00Z

            """;

        var outcome = await Take(Header + Rows);

        Assert.Equal((4, 0, 0), (outcome.Taken, outcome.Known, outcome.Changed.Count));
        var closed = (await silo.CaseOf("i-hotline-4").Get())!;
        Assert.Equal((CaseStatus.Closed, "hotline", "垃圾, 很多", 1), (closed.Status, closed.Organisation, closed.Note, closed.ReporterCount));
        Assert.Equal(
            [CaseEvent.Reported, CaseEvent.Opened, CaseEvent.Dispatched, CaseEvent.Finished, CaseEvent.Closed],
            closed.History.Select(entry => entry.Event));
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 3, 0, 0, TimeSpan.Zero), closed.Deadlines.ClosingDueAt);
        Assert.False(CaseFigures.IsClosedInTime(CaseFigureFacts.Of(closed)));
        Assert.Matches("^3301060101[0-9]{6}$", closed.Number);
        Assert.Null((await silo.CaseOf("i-hotline-2").Get())!.Number);
        Assert.Equal(CaseStatus.Reported, (await silo.CaseOf("i-hotline-1").Get())!.Status);

        var underWay = silo.CaseOf("i-hotline-3");
        await underWay.Does(CaseAction.Finish, "worker");
        await underWay.Does(CaseAction.Close);
        silo.Clock.Advance(TimeSpan.FromDays(3));
        outcome = await Take(Header + Rows.Replace("很多", "不多", StringComparison.Ordinal));

        Assert.Equal((0, 3, "4"), (outcome.Taken, outcome.Known, Assert.Single(outcome.Changed)));
        Assert.Equal(CaseStatus.Closed, (await underWay.Get())!.Status);
    }

    [Theory]
    [InlineData("1,e9999,30.2594,120.1301,x,2026-11-20 09:00:00,,,,,,", "classId")]
    [InlineData("1,e0101,30.2594,east,x,2026-11-20 09:00:00,,,,,,", "lat")]
    [InlineData("1,e0101,0,0,x,2026-11-20 09:00:00,,,,,,", "district")]
    [InlineData("a b,e0101,30.2594,120.1301,x,2026-11-20 09:00:00,,,,,,", "sourceId")]
    [InlineData("1,e0101,30.2594,120.1301,x,20.11.2026,,,,,,", "reportedAt")]
    [InlineData("1,e0101,30.2594,120.1301,x,2099-11-20 09:00:00,,,,,,", "reportedAt")]
    [InlineData("1,e0101,30.2594,120.1301,x,2026-11-20 09:00:00,2026-11-20 08:00:00,,,,,", "answeredAt")]
    [InlineData("1,e0101,30.2594,120.1301,x,2026-11-20 09:00:00,2026-11-20 10:00:00,nothing,,,,", "reason")]
    [InlineData("1,e0101,30.2594,120.1301,x,2026-11-20 09:00:00,,not-found,,,,", "answeredAt")]
    [InlineData("1,e0101,30.2594,120.1301,x,2026-11-20 09:00:00,,,,,2026-11-19 09:00:00,", "dueAt")]
    public async Task Row_ThatIsWrong_IsNamedByItsLine(string row, string column)
    {
        var file = await File(Plain);

        Assert.Empty(file.Read(Header + row));

        Assert.Equal((2, column), file.Errors.Select(error => (error.Line, error.Column)).First());
    }

    [Fact]
    public async Task Header_WithoutWhatIsNeeded_AndAnIdTwice_AreNamed()
    {
        var file = await File(Plain);
        file.Read("id,lat,lon,reportedAt\n1,1,1,1");
        Assert.Equal((1, "sourceId"), (file.Errors[0].Line, file.Errors[0].Column));

        file = await File(Plain);
        const string Row = "1,e0101,30.2594,120.1301,x,2026-11-20 09:00:00,,,,,,\n";
        Assert.Single(file.Read(Header + Row + Row));
        Assert.Equal(new CaseImportError(3, "sourceId", "one row of an id; line 2 has it"), Assert.Single(file.Errors));
    }

    [Theory]
    [InlineData("--source", "hotline")]
    [InlineData("cases.csv")]
    [InlineData("cases.csv", "--source", "热线")]
    [InlineData("cases.csv", "--source", "hotline", "--map", "a=b")]
    [InlineData("cases.csv", "--source", "hotline", "--zone", "Nowhere")]
    public void CommandLine_ThatIsWrong_SaysHowItIs(params string[] arguments) =>
        Assert.Throws<StartException>(() => CaseImportSettings.Read(arguments));

    /// <summary>
    /// A city's own file: whether each case was on time is what the file says of it, for all that have a deadline there. Of those without one the
    /// file calls even open ones on time; here every case has its class's own deadline.
    /// </summary>
    [Fact]
    public async Task Boston_IsOnTimeWhereItsFileSaysSo()
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "data", "civic", "boston311-100.csv");
        Assert.SkipUnless(System.IO.File.Exists(path), "The real data are not here.");
        var text = await System.IO.File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var said = (await File(["boston.csv", "--source", "said", "--map", "case_enquiry_id=sourceId", .. Boston, "--map", "ontime=note"])).Read(text)
            .ToDictionary(one => one.SourceId, one => one.Note);
        var file = await File(["boston.csv", "--source", "boston", "--map", "case_enquiry_id=sourceId", .. Boston, "--map", "case_title=note"]);
        var cases = file.Read(text);
        Assert.Empty(file.Errors);
        Assert.Equal(100, cases.Count);

        var outcome = await new CaseImporter(silo.Grains).Take(file, cases);

        Assert.Equal(100, outcome.Taken);
        var (onTime, overdue) = (0, 0);
        foreach (var one in cases.Where(one => one.DueAt is not null))
        {
            var facts = CaseFigureFacts.Of((await silo.CaseOf(file.CaseIdOf(one.SourceId)).Get())!);
            Assert.True(CaseFigures.IsDue(facts, silo.Now));
            var computed = CaseFigures.IsClosedInTime(facts) ? "ONTIME" : "OVERDUE";
            Assert.Equal((one.SourceId, said[one.SourceId]), (one.SourceId, computed));
            _ = computed == "ONTIME" ? onTime++ : overdue++;
        }

        Assert.Equal((72, 17), (onTime, overdue));
        Assert.Equal(["ONTIME"], cases.Where(one => one.DueAt is null).Select(one => said[one.SourceId]).Distinct());
    }

    private static readonly ImmutableArray<string> Boston =
    [
        "--map", "open_dt=reportedAt", "--map", "target_dt=dueAt", "--map", "closed_dt=closedAt", "--map", "latitude=lat", "--map", "longitude=lon",
        "--map", "queue=unit", "--map", "reason=", "--district", "330106", "--class", Litter, "--zone", "America/New_York",
    ];

    private async Task<CaseImportFile> File(string[] arguments) => new(
        CaseImportSettings.Read(arguments), DistrictMap.Load(), await silo.Get<ICaseRules>().Current(), silo.Now);

    private async Task<CaseImportOutcome> Take(string text)
    {
        var file = await File(Plain);
        var cases = file.Read(text);
        Assert.Empty(file.Errors);
        return await new CaseImporter(silo.Grains).Take(file, cases);
    }
}
