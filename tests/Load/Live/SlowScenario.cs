using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Live;

/// <summary>One phone in twenty goes into a tunnel: its line stays, but nobody reads. The others must not notice, and it must end right.</summary>
public sealed class SlowScenario : IScenario
{
    private const double SlowShare = 0.05;
    private const double MostKibibytesEach = 256;

    /// <summary>What a slow phone's system holds for it: little, so that the server feels it soon.</summary>
    private const int ReceiveBuffer = 4096;

    /// <summary>First what had been sent before arrives, then a line that is still there brings something new.</summary>
    private static readonly TimeSpan Noticing = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public string Name => "slow";

    /// <inheritdoc/>
    public string About => "5 % of the phones stop reading for a while (--watchers, --rate, --pause seconds)";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var plan = new LivePlan(run.Arguments);
        var pause = run.Arguments.Seconds("pause", 60);
        var slow = Math.Max(1, (int)(plan.Watchers * SlowShare));
        await using var target = await LoadTarget.Open(run);
        run.Arguments.RefuseUnknown();
        var stations = new StationPlan(plan.Stations, plan.Tiles);
        await target.Import(stations);
        await using var stage = new LiveStage(new ProductLive(target), stations, plan.Form);
        await stage.Target.Prepare(stage.Tracks);
        run.Progress($"connecting {plan.Watchers} watchers, {slow} of them slow ones");
        var others = new LiveTally();
        await stage.Connect(plan.Watchers - slow, others, plan.TilesEach);
        var tunnel = await stage.Connect(slow, null, plan.TilesEach, receiveBuffer: ReceiveBuffer);

        await using (var reporters = await stage.WarmUp(plan))
        {
            var calm = await LiveWindow.Measure(run, "all read", stage, others, reporters, plan.Duration);
            run.Progress($"{slow} phones stop reading for {pause.TotalSeconds:0} s");
            foreach (var watcher in tunnel)
            {
                watcher.Line!.Pause();
            }

            var during = await LiveWindow.Measure(run, "the others, while some do not read", stage, others, reporters, pause);
            foreach (var watcher in tunnel)
            {
                watcher.Line!.Resume();
            }

            run.Report.Note($"{await Return(tunnel)} of {slow} slow phones lost their line meanwhile and came back on a new one.");
            run.Report.Add(new Mark("slow: p99 of the others, against without", "≤ 1.2 ×", during.Latency?.P99 / calm.Latency?.P99, 1.2, false));
            run.Report.Add(new Mark(
                "slow: growth of the server's peak memory over the slow phones, KiB each", "bounded: ≤ 256",
                (during.Peak - calm.Peak) / 1024.0 / slow, MostKibibytesEach, false, "all that grew meanwhile, theirs or not"));
        }

        var right = await LiveVerifier.Check(stage, target.Rest, run.Report);
        run.Report.Note(
            $"{right} of {stage.Watchers.Count} watchers ended with the right state, {slow} of them had not read for {pause.TotalSeconds:0} s.");
    }

    /// <summary>
    /// Phones whose line did not outlast the pause come back, as the web app does: one that hears it close does, and one that hears nothing more.
    /// Answers how many.
    /// </summary>
    private static async Task<int> Return(IReadOnlyList<Watcher> tunnel)
    {
        await Task.Delay(Noticing);
        var heard = tunnel.Select(watcher => watcher.BytesReceived).ToList();
        await Task.Delay(Noticing);
        var lost = tunnel.Where((watcher, number) => watcher.WasDropped || watcher.BytesReceived == heard[number]).ToList();
        foreach (var watcher in lost)
        {
            await watcher.Cut();
        }

        await new ReconnectingWatchers(lost).Ended;
        return lost.Count;
    }
}
