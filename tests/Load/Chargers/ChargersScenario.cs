using System.Globalization;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Chargers;

/// <summary>
/// Chargers of OCPP 1.6: what an Authorize waits for without and with statuses, that sessions told by bad lines end right, and what many lines cost.
/// </summary>
public sealed class ChargersScenario : IScenario
{
    private const int CardsOfARider = 10;
    private const int Cards = 50;

    /// <summary>Milliseconds: the Authorize of the central system that the issue measured, SQLite and 500 chargers.</summary>
    private const double ElsewhereP99 = 6_800;

    /// <inheritdoc/>
    public string Name => "chargers";

    /// <inheritdoc/>
    public string About =>
        "OCPP chargers: Authorize at --rate (1/s each) alone and with as many statuses, then sessions with faults (--chargers 500); and many lines "
        + "cut at once (--lines 5000); --part all|requests|cut";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var scale = run.Arguments.Number("scale", 1, 0.001, 10);
        var count = run.Arguments.Whole("chargers", Math.Max(10, (int)(500 * scale)), 1, 20_000);
        var rate = run.Arguments.Number("rate", count, 0.1, 100_000);
        var lines = run.Arguments.Whole("lines", Math.Max(20, (int)(5_000 * scale)), 1, 15_000);
        var part = run.Arguments.OneOf("part", "all", "requests", "cut");
        var (duration, warmUp) = (run.Arguments.Seconds("duration", 20), run.Arguments.Seconds("warm-up", 20));
        if (part != "cut")
        {
            await using var target = await LoadTarget.Open(run);
            if (part == "requests")
            {
                run.Arguments.RefuseUnknown();
            }

            await Requests(run, target, count, rate, warmUp, duration);
        }

        if (part != "requests")
        {
            // With chargers of its own: a secret is shown once.
            await using var target = run.Url is null ? await LoadTarget.OpenOwn(run.Folder.Under("cut")) : await LoadTarget.Open(run);
            run.Arguments.RefuseUnknown();
            await CutPart.Run(run, target, lines);
        }
    }

    private static async Task Requests(Run run, LoadTarget target, int count, double rate, TimeSpan warmUp, TimeSpan duration)
    {
        var riders = await target.Identities.Riders(Cards / CardsOfARider);
        await AddCards(target, riders);
        run.Progress($"{count} chargers are registered");
        using var fleet = await ChargerFleet.Register(target, count);
        await fleet.Connect();
        var alone = await Measure(run, target, "Authorize", fleet.All, rate, withStatus: false, warmUp, duration);
        var beside = await Measure(run, target, "Authorize, each followed by a status", fleet.All, rate, withStatus: true, warmUp, duration);
        run.Report.Add(new Mark(
            "chargers: Authorize p99 with status traffic against without", "≤ 1.5 ×", beside.Latency!.P99 / alone.Latency!.P99, 1.5, false));
        run.Report.Add(new Mark(
            string.Create(CultureInfo.InvariantCulture, $"chargers: Authorize p99 at {2 * rate:0} requests/s, ms"), "≤ 340 at 500 requests/s",
            beside.Latency!.P99, ElsewhereP99 / 20, false, "a twentieth of what a system in wide use needed at 140/s on such a machine"));
        await PlayFaults(run, target, fleet.All, riders);
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
