using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Live;

/// <summary>A mobile network fails and comes back: thousands of phones lose their line at once and return at once.</summary>
public sealed class StormScenario : IScenario
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public string Name => "storm";

    /// <inheritdoc/>
    public string About => "every client loses its line and returns at once (--clients, --watchers who stay, --rate)";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var scale = run.Arguments.Number("scale", 1, 0.001, 10);
        var clients = run.Arguments.Whole("clients", Math.Max(10, (int)(5_000 * scale)));
        run.Arguments.With(("rate", Text(200 * scale)), ("watchers", Text(Math.Max(5, Math.Round(200 * scale)))));
        var plan = new LivePlan(run.Arguments);
        await using var target = await LoadTarget.Open(run);
        run.Arguments.RefuseUnknown();
        var stations = new StationPlan(plan.Stations, plan.Tiles);
        await target.Import(stations);
        await using var stage = new LiveStage(new ProductLive(target), stations, plan.Form);
        await stage.Target.Prepare(stage.Tracks);
        run.Progress($"connecting {plan.Watchers} watchers who stay and {clients} who will be cut off");
        var stayed = new LiveTally();
        await stage.Connect(plan.Watchers, stayed, plan.TilesEach);
        var cut = await stage.Connect(clients, null, plan.TilesEach);

        await using (var reporters = await stage.WarmUp(plan))
        {
            var calm = await LiveWindow.Measure(run, "those who stay, before", stage, stayed, reporters, plan.Duration);
            run.Progress("cutting the lines");
            await Parallel.ForEachAsync(cut, async (watcher, _) => await watcher.Cut());
            var returning = new ReconnectingWatchers(cut);
            var storm = await LiveWindow.Measure(run, "those who stay, during", stage, stayed, reporters, plan.Duration);
            await returning.Ended.WaitAsync(Limit);
            run.Report.Add(new Measurement("those who return")
            {
                Rate = clients / Math.Max(0.001, returning.Longest),
                Unit = "phones",
                Latency = returning.Times.Percentiles(),
                Errors = returning.Retries,
            });
            run.Report.Add(new Mark(
                $"storm: {clients} connections drop and return, all have a snapshot again", "≤ 10 s", returning.Longest, 10, false));
            run.Report.Add(new Mark("storm: p99 of those who stayed, against before", "≤ 2 ×", storm.Latency?.P99 / calm.Latency?.P99, 2, false));
        }

        await LiveVerifier.Check(stage, target.Rest, run.Report);
    }

    private static string Text(double value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
