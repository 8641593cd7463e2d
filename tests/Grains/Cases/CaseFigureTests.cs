using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Dispatch;
using RedStation.Storage.Databases;
using RedStation.Storage.Projections;
using RedStation.Storage.Queries;
using RedStation.Tests.Grains.Cluster;
using static RedStation.Tests.Grains.Cluster.CaseSetup;

namespace RedStation.Tests.Grains.Cases;

/// <summary>The public figures: counted from the table, and computed again from the histories.</summary>
public sealed class CaseFigureTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Figures_AreThoseOfTheHistories_AndAreCountedAgainAfterAMinute()
    {
        var queries = silo.Get<CaseFigureQueries>();
        var period = FigurePeriod.MonthOf(silo.Now);
        var first = await queries.Of(period);
        var grain = await silo.Dispatched("counted");
        await grain.Does(CaseAction.Finish, "worker");
        await grain.Does(CaseAction.Rework);
        await grain.Does(CaseAction.Finish, "worker");
        await grain.Does(CaseAction.Close);
        await silo.Reported("waits", "another");

        Assert.Same(first, await queries.Of(period));
        silo.Clock.Advance(TimeSpan.FromMinutes(1));
        var report = await queries.Of(period);

        var district = Assert.Single(report.Districts);
        var of = Assert.Single(district.Classes);
        Assert.Equal(("330106", Litter), (district.District, of.ClassId));
        Assert.Equal((2, 1, 1, 1), (of.Figures.Received, of.Figures.Answered, of.Figures.ClosedInTime, of.Figures.Reworked));
        Assert.Equal(of.Figures, report.Total);
        Assert.Equal(0, (await queries.Of(FigurePeriod.MonthOf(silo.Now.AddDays(-60)))).Total.Received);

        var right = await Verified();
        Assert.Equal((2L, 0L, true), (right.Cases, right.ByEarlierCalendar, right.Sound));
        await Change("UPDATE case_figures SET closed_at = closed_at + 60000 WHERE case_id = 'counted'");
        await Change(
            "INSERT INTO case_figures SELECT 'nobody', district, class_id, reported_at, null, null, null, 0, 0 "
            + "FROM case_figures WHERE case_id = 'waits'");
        var found = await Verified();
        Assert.Equal((1L, "counted"), (found.Orphans, Assert.Single(found.Wrong)));

        var services = silo.Get<IServiceProvider>();
        await new ProjectionRebuild(
            silo.Get<IDatabase>(), services.GetRequiredService<IOptions<ClusterOptions>>(), services.GetRequiredService<IOptions<DispatchOptions>>(),
            silo.Clock)
        { IncludeFresh = true }.Run();
        Assert.True((await Verified()).Sound);
    }

    private Task<CaseFigureFindings> Verified() => ActivatorUtilities.CreateInstance<CaseFigureAudit>(silo.Get<IServiceProvider>()).Run();

    private Task<int> Change(string statement) => silo.Get<IDatabase>().WriteRows((connection, transaction) =>
        connection.ExecuteAsync(statement, transaction: transaction));
}
