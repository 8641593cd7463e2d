using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;
using RedStation.Tests.Load.Yardsticks;

namespace RedStation.Tests.Load.Live;

/// <summary>Stations report, phones watch; against a bare hub that tells the same to the same.</summary>
public sealed class LiveScenario : IScenario
{
    private const string PerCpu = "deliveries per server CPU second";

    /// <inheritdoc/>
    public string Name => "live";

    /// <inheritdoc/>
    public string About =>
        "stations report, phones watch (--watchers, --tiles, --stations, --rate, --tiles-each, --protocol compact|messagepack|json, --floor on|off)";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var plan = new LivePlan(run.Arguments);
        var floors = run.Arguments.OneOf("floor", "on", "off") == "on";
        var stations = new StationPlan(plan.Stations, plan.Tiles);
        Measurement product;
        await using (var target = await LoadTarget.Open(run))
        {
            run.Arguments.RefuseUnknown();
            run.Progress($"importing {stations.Stations.Count} stations");
            await target.Import(stations);
            product = await Measure(run, "product", new ProductLive(target), plan, stations, async stage =>
            {
                var right = await LiveVerifier.Check(stage, target.Rest, run.Report);
                run.Progress($"{right} of {stage.Watchers.Count} watchers hold exactly what the server says");
            });
        }

        run.Report.Add(new Mark(
            "live: bytes per port change per watcher", "≤ 24 (MessagePack)", product.Figures["bytes per port change per watcher"], 24,
            false, plan.Form.Name));
        if (!floors)
        {
            return;
        }

        var single = await Floor(run, plan, stations, "floor, a send per change", TimeSpan.Zero, overHttp: false);
        var joined = await Floor(run, plan, stations, "floor, changes joined", FloorProcess.Coalesce, overHttp: false);
        var reported = await Floor(run, plan, stations, "floor, changes joined, reports over HTTP", FloorProcess.Coalesce, overHttp: true);
        Marks(run.Report, product, single, joined, reported);
    }

    private static async Task<Measurement> Floor(Run run, LivePlan plan, StationPlan stations, string name, TimeSpan coalesce, bool overHttp)
    {
        await using var floor = await FloorProcess.Start(run, stations, plan.Form, coalesce, overHttp);
        return await Measure(run, name, floor, plan, stations, _ => Task.CompletedTask);
    }

    private static async Task<Measurement> Measure(
        Run run, string name, ILiveTarget target, LivePlan plan, StationPlan stations, Func<LiveStage, Task> check)
    {
        await using var stage = new LiveStage(target, stations, plan.Form);
        var tally = new LiveTally();
        run.Progress($"{name}: setting all ports free");
        await target.Prepare(stage.Tracks);
        var rest = target.Usage?.Resident;
        run.Progress($"{name}: connecting {plan.Watchers} watchers");
        await stage.Connect(plan.Watchers, tally, plan.TilesEach);
        run.Progress($"{name}: warming up");
        var reporters = await stage.WarmUp(plan);
        var measured = await LiveWindow.Measure(run, name, stage, tally, reporters, plan.Duration);
        await reporters.DisposeAsync();
        await check(stage);
        return measured with { Rest = rest };
    }

    private static void Marks(Report report, Measurement product, Measurement single, Measurement joined, Measurement reported)
    {
        double? PerCpuOf(Measurement one) => one.Figures.TryGetValue(PerCpu, out var value) ? value : null;
        var (ours, floor, best) = (PerCpuOf(product), PerCpuOf(single), PerCpuOf(joined));
        report.Add(new Mark("live: updates per server CPU second, against floor", "≥ 0.85 ×", ours / floor, 0.85, true));
        report.Add(new Mark("live: the same, against a floor that joins changes too", "for comparison", ours / best, null, true));
        report.Add(new Mark(
            "live: the same, against a floor that joins changes and takes reports over HTTP", "for comparison",
            ours / PerCpuOf(reported), null, true));
        report.Add(new Mark("live: p99 against floor", "≤ 2 ×", product.Latency?.P99 / single.Latency?.P99, 2, false));
        report.Add(new Mark(
            "live: p99 against a floor that joins changes too", "for comparison", product.Latency?.P99 / joined.Latency?.P99, null, false));
        report.Add(new Mark(
            "live: p99 against a floor that joins changes and takes reports over HTTP", "for comparison",
            product.Latency?.P99 / reported.Latency?.P99, null, false));
        report.Add(new Mark("live: p99, report → on the phone", "≤ 100 ms", product.Latency?.P99, 100, false));
    }
}
