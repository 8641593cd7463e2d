using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Live;

/// <summary>What a change costs where nobody looks, while thousands look elsewhere, against none at all.</summary>
public sealed class UnwatchedScenario : IScenario
{
    private const int UnwatchedShare = 10;

    /// <inheritdoc/>
    public string Name => "unwatched";

    /// <inheritdoc/>
    public string About => "cost of a port change in a tile nobody watches, with --clients (5000) watching others against none";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var scale = run.Arguments.Number("scale", 1, 0.001, 10);
        var clients = run.Arguments.Whole("clients", Math.Max(5, (int)(5_000 * scale)));
        run.Arguments.With(
            ("rate", (500 * scale).ToString(System.Globalization.CultureInfo.InvariantCulture)), ("duration", "20"), ("warm-up", "75"));
        var plan = new LivePlan(run.Arguments);
        await using var target = await LoadTarget.Open(run);
        run.Arguments.RefuseUnknown();
        var stations = new StationPlan(plan.Stations, plan.Tiles);
        await target.Import(stations);
        await using var stage = new LiveStage(new ProductLive(target), stations, plan.Form);
        await stage.Target.Prepare(stage.Tracks);

        var unwatched = stations.Tiles.TakeLast(Math.Max(1, stations.Tiles.Count / UnwatchedShare)).ToHashSet();
        var changing = stage.Tracks.Where(track => unwatched.Contains(track.Station.Tile)).ToList();
        var none = await Cost(run, "nobody watches anything", stage, changing, plan);
        run.Progress($"connecting {clients} watchers of other tiles");
        await stage.Connect(
            clients, null, plan.TilesEach, [.. stations.Tiles.Where(tile => !unwatched.Contains(tile)).Select(tile => tile.ToString())]);
        var elsewhere = await Cost(run, $"{clients} watch other tiles", stage, changing, plan);
        run.Report.Add(new Mark(
            $"live: cost of a port change in a tile nobody watches, with {clients} watchers elsewhere against none", "≤ 1.2 ×",
            elsewhere / none, 1.2, false, "CPU above that of the same server idle"));
        await LiveVerifier.Check(stage, target.Rest, run.Report);
    }

    private static async Task<double?> Cost(Run run, string name, LiveStage stage, IReadOnlyList<ChangeTrack> changing, LivePlan plan)
    {
        await using (stage.Report(plan.Rate, changing))
        {
            await Task.Delay(plan.WarmUp);
        }

        // Or what it still compiles would be taken for what idling costs.
        await Task.Delay(plan.WarmUp / 5);
        var accepted = new LiveTally();
        var idle = await Window.Measure(run, name + ", idle", "changes", accepted.Latencies, stage.Target.Usage, plan.Duration);
        await using var reporters = stage.Report(plan.Rate, changing);
        var sent = reporters.Sent;
        var busy = await Window.Measure(run, name + ", changing", "changes", accepted.Latencies, stage.Target.Usage, plan.Duration);
        var changes = reporters.Sent - sent;
        var cost = (busy.CpuSeconds - (idle.CpuSeconds / idle.Figures["seconds measured"] * busy.Figures["seconds measured"])) / changes * 1e6;
        run.Report.Add(idle);
        run.Report.Add(busy with
        {
            Rate = changes / busy.Figures["seconds measured"],
            Errors = reporters.Errors,
            Figures = new Dictionary<string, double> { ["server CPU per change, µs"] = cost ?? double.NaN },
        });
        return cost;
    }
}
