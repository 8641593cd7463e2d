using System.Globalization;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Start;

/// <summary>From the start of the built program to 200 at <c>/readyz</c>, on an empty folder and on one with stations.</summary>
public sealed class StartScenario : IScenario
{
    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public string About => "the built program to /readyz on --stations (1000), --repeats (5) times; always a server of its own";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var stations = new StationPlan(run.Arguments.Whole("stations", 1_000, 1, 10_000), 50);
        var repeats = run.Arguments.Whole("repeats", 5, 1, 100);
        run.Arguments.RefuseUnknown();
        if (run.Url is not null)
        {
            throw new UsageException("start: a deployment cannot be started from here; leave --url out.");
        }

        var folder = run.Folder.Under("data");
        var began = Moment.Now;
        await using (var first = await LoadTarget.OpenOwn(folder))
        {
            run.Report.Add(new Measurement("first start, empty folder")
            {
                Figures = new Dictionary<string, double> { ["seconds"] = Moment.Seconds(began, Moment.Now) },
            });
            await first.Import(stations);
        }

        var times = new Latencies();
        long? rest = null;
        for (var turn = 1; turn <= repeats; turn++)
        {
            var start = Moment.Now;
            await using var again = await LoadTarget.OpenOwn(folder);
            times.Record(start, Moment.Now);
            run.Progress(string.Create(CultureInfo.InvariantCulture, $"start {turn}: ready after {Moment.Seconds(start, Moment.Now):0.00} s"));
            rest = again.Usage?.Resident;
            await Check(again, stations.Stations.Count, run.Report);
        }

        var measured = times.Percentiles();
        run.Report.Add(new Measurement($"start on {stations.Stations.Count} stations, after kill -9")
        {
            Rate = 1_000 / measured.P50,
            Unit = "starts",
            Latency = measured,
            Rest = rest,
        });
        run.Report.Add(new Mark(
            $"start: built program to readyz on {stations.Stations.Count} stations, slowest", "≤ 4 s", measured.Max / 1_000, 4, false));
    }

    /// <summary>Ready must mean ready: the stations are there at once.</summary>
    private static async Task Check(LoadTarget target, int expected, Report report)
    {
        var (count, cursor) = (0, "");
        do
        {
            var page = await target.Rest.Read("/api/v1/stations?limit=200" + (cursor.Length > 0 ? "&cursor=" + cursor : ""));
            count += page["items"]!.AsArray().Count;
            cursor = (string?)page["next"] ?? "";
        }
        while (cursor.Length > 0);
        if (count != expected)
        {
            report.Fail($"A server that said it is ready knew {count} of {expected} stations.");
        }
    }
}
