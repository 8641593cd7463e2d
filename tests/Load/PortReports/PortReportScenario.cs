using RedStation.Tests.Load.Live;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.PortReports;

/// <summary>
/// What a port report waits for: the round trip of reports that say what is known already, and of such that change a port, with the
/// writes to storage that each kind caused.
/// </summary>
public sealed class PortReportScenario : IScenario
{
    private const int Workers = 16;

    /// <inheritdoc/>
    public string Name => "reports";

    /// <inheritdoc/>
    public string About =>
        "round trips of port reports that change nothing and such that do, with the storage writes they cause (--rate, --stations)";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var scale = run.Arguments.Number("scale", 1, 0.001, 10);
        var rate = run.Arguments.Number("rate", 500 * scale, 0.1, 100_000);
        var stations = new StationPlan(run.Arguments.Whole("stations", Math.Max(10, (int)(200 * scale)), 1, 10_000), 10);
        var (duration, warmUp) = (run.Arguments.Seconds("duration", 10), run.Arguments.Seconds("warm-up", 3));
        await using var target = await LoadTarget.Open(run);
        run.Arguments.RefuseUnknown();
        await target.Import(stations);
        var tracks = stations.Stations.Select(station => new ChangeTrack(station)).ToList();
        var product = new ProductLive(target);
        await product.Prepare(tracks);

        var still = await Measure(run, target, "reports that change nothing", rate, warmUp, duration, number =>
            product.Publish(tracks[(int)(number % tracks.Count)].Station, 1_000_000 + number, 1, Contracts.Stations.PortStatus.Available));
        var changing = await Measure(run, target, "reports that change a port", rate, warmUp, duration, number =>
        {
            var (track, turn) = (tracks[(int)(number % tracks.Count)], number / tracks.Count);
            return product.Publish(
                track.Station, 2_000_000 + number, 1,
                turn % 2 == 0 ? Contracts.Stations.PortStatus.Charging : Contracts.Stations.PortStatus.Available);
        });
        run.Report.Add(new Mark(
            "station grain: storage writes per report of a status that needs none", "none on the way", still.Figures[PerReport], 0.001, false,
            "counted at /metrics; heartbeats of the silo's own clock included"));
        run.Report.Add(new Mark(
            "station grain: storage writes per report that changes a port", "for comparison", changing.Figures[PerReport], null, false));
    }

    private const string PerReport = "storage writes per report";

    private static async Task<Measurement> Measure(
        Run run, LoadTarget target, string name, double rate, TimeSpan warmUp, TimeSpan duration, Func<long, Task<bool>> report)
    {
        var latencies = new Latencies();
        var (errors, sent) = (0L, 0L);
        using var stop = new CancellationTokenSource();
        var pacer = new Pacer(Moment.Now, rate);
        var working = Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var number = (long)worker; ; number += Workers)
            {
                var start = await pacer.Wait(number, stop.Token);
                if (stop.IsCancellationRequested)
                {
                    return;
                }

                if (!await report(number))
                {
                    Interlocked.Increment(ref errors);
                }

                Interlocked.Increment(ref sent);
                latencies.Record(start, Moment.Now);
            }
        })));
        await Task.Delay(warmUp);
        var (writesBefore, sentBefore) = (await StorageWrites.Count(target.Rest), Interlocked.Read(ref sent));
        var measured = await Window.Measure(run, name, "reports", latencies, target.Usage, duration, () => Interlocked.Read(ref errors));
        await stop.CancelAsync();
        await working;
        var writes = await StorageWrites.Count(target.Rest) - writesBefore;
        var figures = new Dictionary<string, double>(measured.Figures) { [PerReport] = writes / Math.Max(1, sent - sentBefore) ?? double.NaN };
        return run.Report.Add(measured with { Figures = figures });
    }
}
