using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Chargers;

/// <summary>Many chargers on one api: what each costs, and how soon all are back when all lines are cut at once.</summary>
public static class CutPart
{
    private const double Kibi = 1024;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>Runs it.</summary>
    public static async Task Run(Run run, LoadTarget target, int count)
    {
        run.Progress($"{count} chargers are registered");
        using var fleet = await ChargerFleet.Register(target, count);
        // What a first line costs once is no charger's.
        await fleet.All[0].Connect();
        await fleet.All[0].Boot();
        await Task.Delay(Settling);
        var before = target.Usage?.Resident;
        run.Progress($"{count} chargers come onto the line");
        await fleet.Connect();
        await Parallel.ForEachAsync(fleet.All, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (charger, _) => await charger.Boot());
        await Task.Delay(Settling);
        run.Report.Add(new Mark(
            "chargers: memory of the server per charger on the line, KiB", "≤ 60", (target.Usage?.Resident - before) / Kibi / count, 60, false,
            "what the system counts as resident, with whatever the collector has not given back"));

        run.Progress("all lines are cut");
        foreach (var charger in fleet.All)
        {
            charger.Break();
        }

        var cut = Moment.Now;
        var back = new Latencies();
        var lost = 0;
        await Task.WhenAll(fleet.All.Select(charger => Task.Run(async () =>
        {
            if (await charger.ComeBack(Patience))
            {
                back.Record(cut, Moment.Now);
            }
            else
            {
                Interlocked.Increment(ref lost);
            }
        })));
        var (percentiles, seconds) = (back.Percentiles(), Moment.Seconds(cut, Moment.Now));
        run.Report.Add(new Measurement("from the cut to the answered BootNotification")
        {
            Rate = count / seconds,
            Unit = "chargers",
            Latency = percentiles,
            Errors = lost,
            Figures = new Dictionary<string, double>
            {
                ["chargers"] = count,
                ["asked to come later"] = fleet.All.Sum(charger => charger.Deferred),
                ["lines that broke on the way"] = fleet.All.Sum(charger => charger.Failed),
            },
        });
        run.Report.Add(new Mark($"chargers: {count:N0} cut at once, all back after, s", "≤ 10", seconds, 10, false));
        if (lost > 0)
        {
            run.Report.Fail($"{lost} of {count} chargers did not come back within {Patience}.");
        }
    }
}
