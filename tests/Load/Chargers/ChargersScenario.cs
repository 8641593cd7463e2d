using System.Globalization;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.Chargers;

/// <summary>Chargers of OCPP 1.6: what an Authorize waits for without and with statuses, and that sessions told by bad lines end right.</summary>
public sealed class ChargersScenario : IScenario
{
    private const int CardsOfARider = 10;
    private const int Cards = 50;

    /// <inheritdoc/>
    public string Name => "chargers";

    /// <inheritdoc/>
    public string About =>
        "OCPP chargers: Authorize at --rate (1/s each) alone and beside as many statuses, then sessions with faults (--chargers 500)";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var scale = run.Arguments.Number("scale", 1, 0.001, 10);
        var count = run.Arguments.Whole("chargers", Math.Max(10, (int)(500 * scale)), 1, 20_000);
        var rate = run.Arguments.Number("rate", count, 0.1, 100_000);
        var (duration, warmUp) = (run.Arguments.Seconds("duration", 20), run.Arguments.Seconds("warm-up", 10));
        await using var target = await LoadTarget.Open(run);
        run.Arguments.RefuseUnknown();
        var plan = new StationPlan(count, 10);
        await target.Import(plan);
        var riders = await target.Identities.Riders(Cards / CardsOfARider);
        await AddCards(target, riders);
        run.Progress($"{count} chargers are registered");
        var chargers = await Register(target, plan);
        try
        {
            var began = Moment.Now;
            await Parallel.ForEachAsync(chargers, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (charger, _) => await charger.Connect());
            run.Report.Note(string.Create(
                CultureInfo.InvariantCulture, $"All {count} chargers were on the line after {Moment.Seconds(began, Moment.Now):0.0} s."));
            var alone = await Measure(run, target, "Authorize", chargers, rate, withStatus: false, warmUp, duration);
            var beside = await Measure(run, target, "Authorize beside as many statuses", chargers, rate, withStatus: true, warmUp, duration);
            run.Report.Add(new Mark(
                "Authorize p99 beside status traffic, of that without it", "at most 1.5 times", beside.Latency!.P99 / alone.Latency!.P99, 1.5,
                false));
            await PlayFaults(run, target, chargers, riders);
        }
        finally
        {
            foreach (var charger in chargers)
            {
                charger.Dispose();
            }
        }
    }

    private static string Tag(int number) => string.Create(CultureInfo.InvariantCulture, $"LOAD{number % Cards:0000}");

    private static async Task AddCards(LoadTarget target, IReadOnlyList<RiderIdentity> riders)
    {
        for (var card = 0; card < Cards; card++)
        {
            const string path = "/api/v1/riders/me/cards";
            var body = new { operationId = Tag(card), number = Tag(card), label = "load" };
            Rest.Good(await target.Rest.Post(path, riders[card / CardsOfARider].Token, body), path);
        }
    }

    private static async Task<IReadOnlyList<SimulatedCharger>> Register(LoadTarget target, StationPlan plan)
    {
        var admin = await target.Identities.Admin();
        var chargers = new SimulatedCharger[plan.Stations.Count];
        await Parallel.ForEachAsync(plan.Stations, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (station, _) =>
        {
            var path = $"/api/v1/stations/{station.Id}/equipment";
            var made = Rest.Good(
                await target.Rest.Post(path, admin, new
                {
                    operationId = "load",
                    kind = "ocpp16",
                    identity = station.Id,
                    connectors = new[] { new { connector = 1, port = 1 } },
                }),
                path);
            chargers[station.Number] = new SimulatedCharger(target.Address, station.Id, (string)made["secret"]!);
        });
        return chargers;
    }

    private static async Task<Measurement> Measure(
        Run run, LoadTarget target, string name, IReadOnlyList<SimulatedCharger> chargers, double rate, bool withStatus, TimeSpan warmUp,
        TimeSpan duration)
    {
        var (latencies, errors) = (new Latencies(), 0L);
        using var stop = new CancellationTokenSource();
        var pacer = new Pacer(Moment.Now, rate);
        var working = Task.WhenAll(chargers.Select((charger, own) => Task.Run(async () =>
        {
            for (var number = (long)own; ; number += chargers.Count)
            {
                var start = await pacer.Wait(number, stop.Token);
                if (stop.IsCancellationRequested)
                {
                    return;
                }

                var answer = await charger.Call("Authorize", new { idTag = Tag(own) });
                latencies.Record(start, Moment.Now);
                if ((string?)answer?["idTagInfo"]!["status"] != "Accepted")
                {
                    Interlocked.Increment(ref errors);
                }

                if (withStatus)
                {
                    var status = number / chargers.Count % 2 == 0 ? "Charging" : "Available";
                    await charger.Call("StatusNotification", new { connectorId = 1, errorCode = "NoError", status });
                }
            }
        })));
        await Task.Delay(warmUp);
        var measured = await Window.Measure(run, name, "requests", latencies, target.Usage, duration, () => Interlocked.Read(ref errors));
        await stop.CancelAsync();
        await working;
        if (measured.Errors > 0)
        {
            run.Report.Fail($"{name}: {measured.Errors} good cards were refused");
        }

        return run.Report.Add(measured);
    }

    private static async Task PlayFaults(Run run, LoadTarget target, IReadOnlyList<SimulatedCharger> chargers, IReadOnlyList<RiderIdentity> riders)
    {
        run.Progress("sessions are played with faults");
        await Parallel.ForEachAsync(Enumerable.Range(0, chargers.Count), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (number, _) =>
        {
            if (await ChargerFaults.Play(chargers[number], Tag(number), number) is { } wrong)
            {
                run.Report.Fail($"charger {number}: {wrong}");
            }
        });
        var found = 0;
        foreach (var rider in riders)
        {
            string? cursor = null;
            do
            {
                var page = await target.Rest.Read("/api/v1/riders/me/sessions?limit=200" + (cursor is null ? "" : "&cursor=" + cursor), rider.Token);
                foreach (var session in page["items"]!.AsArray())
                {
                    found++;
                    if (!ChargerFaults.IsRight(session!))
                    {
                        run.Report.Fail($"A session ended wrong: {session!.ToJsonString()}");
                    }
                }

                cursor = (string?)page["next"];
            }
            while (cursor is not null);
        }

        if (found != chargers.Count)
        {
            run.Report.Fail($"{chargers.Count} sessions were played, {found} are there");
        }
    }
}
