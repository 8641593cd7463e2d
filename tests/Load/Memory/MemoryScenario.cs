using System.Globalization;
using RedStation.Tests.Load.Dispatch;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Memory;

/// <summary>What a rider costs in memory: in the tiles while on duty, and as a grain at rest.</summary>
public sealed class MemoryScenario : IScenario
{
    private static readonly TimeSpan ChildLimit = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public string About => "heap per rider in the tiles (--riders 110000) and per grain at rest (--grains 10000); always a silo of its own";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var grains = run.Arguments.Whole("grains", 10_000);
        run.Arguments.With(("duration", "1"), ("warm-up", "0.1"));
        var plan = new FeedPlan(run.Arguments);
        run.Arguments.RefuseUnknown();
        if (run.Url is not null)
        {
            throw new UsageException("memory: the heap of a deployment cannot be seen from here; leave --url out.");
        }

        run.Progress($"{grains} riders and stations come to memory");
        await using (var child = ChildProcess.Self(
            run.Folder.Path, "grain-memory", "--data", run.Folder.Under("grains"), "--grains", grains.ToString(CultureInfo.InvariantCulture)))
        {
            var result = await ChildResult.Of<MemoryResult>(child, ChildLimit);
            run.Report.Add(new Measurement("grains at rest")
            {
                Figures = new Dictionary<string, double>
                {
                    ["rider, bytes"] = result.Registered,
                    ["rider more once on duty, bytes"] = result.OnDuty,
                    ["station, bytes"] = result.Station,
                    ["dispatch tile without riders, bytes"] = result.Empty,
                },
            });
            run.Report.Add(new Mark("dispatch: a rider's grain at rest, bytes of heap", "≤ 4,096", result.Registered, 4_096, false));
            run.Report.Add(new Mark(
                "dispatch: a rider's grain on duty, bytes of heap", "for comparison", result.Registered + result.OnDuty, null, false));
        }

        run.Progress($"{plan.Riders} riders in the tiles");
        await using var tiles = ChildProcess.Self(
            run.Folder.Path, "tile-feed", "--data", run.Folder.Under("tiles"), "--riders", plan.Riders.ToString(CultureInfo.InvariantCulture),
            "--radius-km", plan.RadiusKm.ToString(CultureInfo.InvariantCulture), "--duration", "1", "--warm-up", "0.1");
        var feed = await ChildResult.Of<FeedResult>(tiles, ChildLimit);
        if (feed.Wrong is { } wrong)
        {
            run.Report.Fail(wrong);
        }

        run.Report.Add(new Measurement("riders in the tiles")
        {
            Figures = new Dictionary<string, double> { ["riders"] = plan.Riders, ["heap per rider, bytes"] = feed.BytesPerRider },
        });
        run.Report.Add(new Mark(
            "dispatch: memory per rider on duty in the tiles, bytes of heap", "≤ 1,024", feed.BytesPerRider, 1_024, false,
            "with the feed's own tickets, 32 bytes a rider"));
    }
}
