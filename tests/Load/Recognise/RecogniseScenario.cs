using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;
using RedStation.Tests.Load.Yardsticks;

namespace RedStation.Tests.Load.Recognise;

/// <summary>Readers read credentials, with riders in memory and not; against bare durable writes at the same rate.</summary>
public sealed class RecogniseScenario : IScenario
{
    /// <summary>A credential lives 60 s, and all are fetched before the first is shown.</summary>
    private const double LongestSeconds = 40;

    /// <summary>How long the warm-up shows credentials before it fetches others.</summary>
    private const double RoundSeconds = 20;

    /// <summary>How long riders who are not in memory come.</summary>
    private const double ColdSeconds = 10;

    /// <inheritdoc/>
    public string Name => "recognise";

    /// <inheritdoc/>
    public string About =>
        "readers read at --rate (500/s), --riders, --stations; warm, then cold after a kill -9; --row-bytes of the bare write, "
        + "--postgres CONNECTION or REDSTATION_LOAD_POSTGRES where the deployment is on it";

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var scale = run.Arguments.Number("scale", 1, 0.001, 10);
        var rate = run.Arguments.Number("rate", Math.Max(1, 500 * scale), 0.1, 100_000);
        var count = run.Arguments.Whole("riders", Math.Max(20, (int)(8_000 * scale)));
        var stations = new StationPlan(run.Arguments.Whole("stations", Math.Max(5, (int)(200 * scale)), 1, 10_000), 10);
        var (duration, warmUp) = (run.Arguments.Seconds("duration", 20), run.Arguments.Seconds("warm-up", 80));
        var rowBytes = run.Arguments.Whole("row-bytes", 1_024, 1, 1_000_000);
        var postgres = run.Arguments.Text("postgres") ?? Environment.GetEnvironmentVariable("REDSTATION_LOAD_POSTGRES");
        if (duration.TotalSeconds > LongestSeconds)
        {
            throw new UsageException("recognise: --duration at most 40 s, because credentials live 60 s.");
        }

        Measurement warm;
        Measurement? cold = null;
        var target = await LoadTarget.Open(run);
        try
        {
            run.Arguments.RefuseUnknown();
            await target.Import(stations);
            run.Progress($"{count} riders sign in");
            var riders = await target.Identities.Riders(count);
            warm = await Warm(run, target, stations, riders, rate, warmUp, duration);
            if (target.Own is { } own)
            {
                var absent = Math.Min(count * 5 / 8, (int)(rate * ColdSeconds));
                run.Progress("the riders who will be absent fetch a credential once");
                await (await Readers.SignIn(target.Rest, target.Identities, stations.Stations)).Fetch(riders, absent);
                run.Progress("killing the server and starting it anew: no grain is in memory");
                await own.Kill();
                await target.DisposeAsync();
                target = await LoadTarget.OpenOwn(own.Folder);
                cold = await Cold(run, target, stations, [.. riders.Take(absent)], [.. riders.Skip(absent)], rate, warmUp);
            }
            else
            {
                run.Report.Note("Cold recognition was not measured: a deployment cannot be restarted from here.");
            }
        }
        finally
        {
            await target.DisposeAsync();
        }

        run.Progress("bare durable writes");
        var sql = run.Report.Add(await Yardstick(run, postgres, rate, rowBytes, warmUp / 4, duration));
        run.Report.Note(
            "sql is " + (postgres is null ? "SQLite in WAL mode with synchronous FULL in the same folder" : "the PostgreSQL of --postgres")
            + ": one row put per commit, at the rate and with the arrivals of the readers.");
        run.Report.Add(new Mark("recognise: warm, p99 against sql", "≤ 3 ×", warm.Latency?.P99 / sql.Latency?.P99, 3, false));
        run.Report.Add(new Mark("recognise: cold, p99 against sql", "≤ 6 ×", cold?.Latency?.P99 / sql.Latency?.P99, 6, false));
    }

    private static async Task<Measurement> Yardstick(Run run, string? postgres, double rate, int rowBytes, TimeSpan warmUp, TimeSpan duration)
    {
        var writers = postgres is null ? await RowWriter.Sqlite(run, rowBytes) : await RowWriter.Postgres(postgres, rowBytes);
        try
        {
            return await SqlYardstick.Measure(run, writers, rate, warmUp, duration);
        }
        finally
        {
            foreach (var writer in writers)
            {
                await writer.DisposeAsync();
            }
        }
    }

    private static async Task<Measurement> Warm(
        Run run, LoadTarget target, StationPlan stations, IReadOnlyList<RiderIdentity> riders, double rate, TimeSpan warmUp, TimeSpan duration)
    {
        var readers = await Readers.SignIn(target.Rest, target.Identities, stations.Stations);
        run.Progress("warming up");
        await WarmUp(readers, riders, rate, warmUp);
        var settling = Settling(warmUp);
        var needed = (int)(rate * (settling + duration).TotalSeconds * 1.05) + 64;
        run.Progress($"fetching {needed} credentials");
        var shown = await readers.Fetch(riders, needed);
        using var stop = new CancellationTokenSource();
        var showing = readers.Show(number => Task.FromResult(number < shown.Count ? shown[(int)number] : null), rate, stop.Token);
        await Task.Delay(settling);
        var measured = await Window.Measure(run, "product, warm", "recognitions", readers.Latencies, target.Usage, duration, () => readers.Errors);
        await stop.CancelAsync();
        await showing;
        await RecognitionVerifier.Check(readers, run.Report);
        return run.Report.Add(measured);
    }

    private static async Task<Measurement> Cold(
        Run run, LoadTarget target, StationPlan stations, IReadOnlyList<RiderIdentity> absent, IReadOnlyList<RiderIdentity> others, double rate,
        TimeSpan warmUp)
    {
        // Stations wake by their equipment's heartbeats in any deployment; riders do not.
        var readers = await Readers.SignIn(target.Rest, target.Identities, stations.Stations);
        run.Progress("warming up with other riders");
        await WarmUp(readers, others, rate, warmUp);
        var shown = StoredSecrets.Issue(target.Own!.Folder, absent);
        using var stop = new CancellationTokenSource();
        var showing = readers.Show(number => Task.FromResult(number < shown.Count ? shown[(int)number] : null), rate, stop.Token);
        var measured = await Window.Measure(
            run, "product, riders not in memory", "recognitions", readers.Latencies, target.Usage,
            TimeSpan.FromSeconds(Math.Max(1, shown.Count / rate)), () => readers.Errors);
        await showing;
        await RecognitionVerifier.Check(readers, run.Report);
        return run.Report.Add(measured);
    }

    /// <summary>
    /// Half the load, so that the server compiles what it will need without falling behind; in rounds, because credentials do not live long. Each
    /// round with other riders: bringing one to memory is among what is compiled.
    /// </summary>
    private static async Task WarmUp(Readers readers, IReadOnlyList<RiderIdentity> riders, double rate, TimeSpan length)
    {
        var rounds = riders.Chunk(Math.Max(1, riders.Count / Math.Max(1, (int)Math.Ceiling(length.TotalSeconds / RoundSeconds)))).ToList();
        for (var (left, round) = (length.TotalSeconds, 0); left > 0; left -= RoundSeconds, round++)
        {
            var shown = await readers.Fetch(rounds[round % rounds.Count], Math.Max(1, (int)(rate / 2 * Math.Min(left, RoundSeconds))));
            await readers.Show(number => Task.FromResult(number < shown.Count ? shown[(int)number] : null), rate / 2, CancellationToken.None);
        }
    }

    /// <summary>How long the whole load runs before figures count.</summary>
    private static TimeSpan Settling(TimeSpan warmUp) => warmUp / 16;
}
