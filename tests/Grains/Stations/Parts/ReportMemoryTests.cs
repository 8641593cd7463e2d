using Microsoft.Extensions.Time.Testing;
using RedStation.Contracts.Stations;
using RedStation.Domain.Stations;
using RedStation.Grains.Stations;
using static RedStation.Tests.Grains.Stations.Parts.SomeStation;

namespace RedStation.Tests.Grains.Stations.Parts;

public sealed class ReportMemoryTests
{
    private readonly FakeTimeProvider clock = new(Noon);
    private readonly RememberedTable table = new();
    private readonly List<Func<Task>> soon = [];
    private readonly ReportMemory memory;
    private StationState state = Free(2);

    public ReportMemoryTests() => memory = NewMemory();

    [Fact]
    public async Task Recollect_ReportLaterThanAllThatIsKnown_DoesNotAskTheTable()
    {
        clock.Advance(TimeSpan.FromMinutes(6));

        await memory.Recollect(Next());

        Assert.Equal(0, table.Asked);
    }

    [Fact]
    public async Task Recollect_ReportThatMayBeFromBeforeThisActivation_AsksTheTable()
    {
        await memory.Recollect(Next());

        Assert.Equal(1, table.Asked);
    }

    [Fact]
    public async Task KeepSoon_FewReports_LeavesThemInTheRecord()
    {
        await Changed(ReportLog.Batch - 2);

        Assert.Empty(soon);
        Assert.Empty(table.Kept);
    }

    [Fact]
    public async Task KeepSoon_SeveralReports_GoToTheTableOnceAndAreFoundByAnotherActivation()
    {
        var reports = await Changed(ReportLog.Batch + 2);
        Assert.Single(soon);
        await soon[0]();

        Assert.Equal(state.Reports.Entries.Count(entry => entry.Granted), table.Kept.Count);
        Assert.All(table.Kept, kept => Assert.NotNull(kept.At));
        Assert.Empty(state.Reports.Waiting);
        state = state with { Reports = new ReportLog() };
        await NewMemory().Recollect(reports[0]);
        Assert.False(PortReportRules.Apply(state, reports[0], Options, clock.GetUtcNow()).Write);
        Assert.Equal(1, PortReportRules.Apply(state, reports[0], Options, clock.GetUtcNow()).Answer.Value!.Applied);
    }

    [Fact]
    public async Task KeepSoon_TableThatTakesNothing_IsTriedAgainWithTheNextReportAndForgetsNone()
    {
        await Changed(ReportLog.Batch);
        table.Fails = true;
        await soon[0]();
        Assert.Empty(table.Kept);
        Assert.True(state.Reports.Waiting.Count() >= ReportLog.Batch);

        table.Fails = false;
        await Changed(1);
        Assert.Equal(2, soon.Count);
        await soon[1]();

        Assert.Empty(state.Reports.Waiting);
        Assert.True(table.Kept.Count > ReportLog.Batch);
    }

    private ReportMemory NewMemory() => new(
        "station-s/reports", table, clock, clock.GetUtcNow(), () => state, next => state = next, work =>
        {
            soon.Add(work);
            return clock.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        });

    /// <summary>Reports that each change a port, handled as the station does.</summary>
    private async Task<List<ReportPorts>> Changed(int count)
    {
        var reports = new List<ReportPorts>();
        for (var number = 0; number < count; number++)
        {
            reports.Add(Next());
            await memory.Recollect(reports[^1]);
            var decision = PortReportRules.Apply(state, reports[^1], Options, clock.GetUtcNow());
            Assert.True(decision.Write);
            state = decision.State;
            memory.KeepSoon();
        }

        return reports;
    }

    private ReportPorts Next()
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        var status = state.Ports[0].Reported == PortStatus.Charging ? PortStatus.Available : PortStatus.Charging;
        return Report($"report-{clock.GetUtcNow():mmss}", clock.GetUtcNow(), (1, status));
    }
}
