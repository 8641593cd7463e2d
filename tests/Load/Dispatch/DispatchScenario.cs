using System.Globalization;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Yardsticks;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>
/// Riders move, tasks come. Phones on real lines report through the rider hub and take tasks to their credit; and, because one machine
/// has no room for 110,000 lines, the tiles are fed straight in a process of their own as well. Redis does the same both ways.
/// </summary>
public sealed class DispatchScenario : IScenario
{
    private static readonly TimeSpan ChildLimit = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Name => "dispatch";

    /// <inheritdoc/>
    public string About =>
        "riders move, tasks come (--phones, --rate positions/s of phones, --tasks/s, --riders on duty in the tiles, --queries/s, "
        + "--part all|phones|tiles)";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var part = run.Arguments.OneOf("part", "all", "phones", "tiles");
        var scale = run.Arguments.Number("scale", 1, 0.001, 10);
        run.Arguments.With(("riders", ((int)(110_000 * scale)).ToString(CultureInfo.InvariantCulture)));
        var feed = new FeedPlan(run.Arguments);
        await using var redis = await RedisServer.Start(run);
        if (part != "tiles")
        {
            await PhonesPart.Run(run, scale, redis);
        }

        run.Arguments.RefuseUnknown();
        if (part != "phones")
        {
            await Tiles(run, feed, redis);
        }
    }

    private static async Task Tiles(Run run, FeedPlan plan, RedisServer? redis)
    {
        string[] sizes =
        [
            "--riders", Text(plan.Riders), "--positions", Text(plan.PositionsPerSecond), "--queries", Text(plan.QueriesPerSecond),
            "--radius-km", Text(plan.RadiusKm), "--duration", Text(plan.Duration.TotalSeconds), "--warm-up", Text(plan.WarmUp.TotalSeconds),
        ];
        run.Progress($"tiles: {plan.Riders} riders on duty, {plan.PositionsPerSecond:0} positions/s");
        var product = await Feed(run, "tiles alone", plan, ["tile-feed", "--data", run.Folder.Under("tiles"), .. sizes]);
        run.Report.Add(new Mark(
            $"dispatch: {plan.Riders:N0} riders on duty, candidates for a task, p99", "≤ 5 ms", product.Query?.P99, 5, false,
            "through the grains, without hubs"));
        run.Report.Add(new Mark("dispatch: the same, cores busy", "one core is enough", product.CpuSeconds / product.Seconds, 1, false));
        run.Report.Add(new Mark("dispatch: memory per rider on duty in the tiles, bytes", "≤ 1,024", product.BytesPerRider, 1_024, false));
        if (redis is null)
        {
            return;
        }

        run.Progress("redis: the same");
        var yardstick = await Feed(
            run, "redis alone", plan, ["redis-feed", "--redis-port", Text(redis.Port), "--redis-pid", Text(redis.Process.Id), .. sizes]);
        run.Report.Add(new Mark(
            "dispatch: positions per CPU second, tiles alone against redis alone", "≥ 1 ×", PerCpu(product) / PerCpu(yardstick), 1, true,
            "with the queries of both; what moving the crowd costs is taken off on both sides"));
    }

    private static async Task<FeedResult> Feed(Run run, string name, FeedPlan plan, IReadOnlyList<string> arguments)
    {
        await using var child = ChildProcess.Self(run.Folder.Path, arguments);
        var result = await ChildResult.Of<FeedResult>(child, ChildLimit);
        if (result.Wrong is { } wrong)
        {
            run.Report.Fail($"{name}: {wrong}");
        }

        run.Report.Add(new Measurement(name)
        {
            Rate = result.Queries / result.Seconds,
            Unit = "queries",
            Latency = result.Query,
            CpuSeconds = result.CpuSeconds,
            Seconds = result.QuerySeconds,
            Figures = new Dictionary<string, double>
            {
                ["riders on duty"] = plan.Riders,
                ["positions/s"] = result.Positions / result.Seconds,
                ["positions per CPU second"] = PerCpu(result),
                ["batch p99, ms"] = result.Batch?.P99 ?? double.NaN,
                ["named by a query on average"] = result.Named / (double)Math.Max(1, result.Queries),
                ["heap per rider, bytes"] = result.BytesPerRider,
                ["cores busy"] = result.CpuSeconds / result.Seconds,
            },
        });
        return result;
    }

    private static double PerCpu(FeedResult result) => result.Positions / Math.Max(0.001, result.CpuSeconds - result.CrowdCpuSeconds);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
