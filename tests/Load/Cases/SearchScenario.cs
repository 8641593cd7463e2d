using System.Text.Json.Nodes;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Cases;

/// <summary>
/// How long lists of cases and looking for words take in a city that has many, over HTTP, one question at a time. Every answer is held against the
/// cases that were put in.
/// </summary>
public sealed class SearchScenario : IScenario
{
    private const double MostMs = 100;

    /// <inheritdoc/>
    public string Name => "search";

    /// <inheritdoc/>
    public string About =>
        "lists, search and Open311 over --cases (100,000), --reads (200) of each kind, --databases both|sqlite|postgres; a server of its own on each";

    /// <inheritdoc/>
    public bool SharesCores => true;

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var scale = run.Arguments.Number("scale", 1, 0.001, 10);
        var cases = new ManyCases(run.Arguments.Whole("cases", Math.Max(500, (int)(100_000 * scale)), 100, 1_000_000), DateTimeOffset.UtcNow);
        var reads = run.Arguments.Whole("reads", 200, 1, 100_000);
        var warmUp = run.Arguments.Seconds("warm-up", 30);
        var databases = run.Arguments.OneOf("databases", "both", "sqlite", "postgres");
        _ = run.Arguments.Text("duration");
        run.Arguments.RefuseUnknown();
        if (run.Url is not null)
        {
            throw new UsageException("search: the cases are put into a database of its own; leave --url out.");
        }

        if (databases != "postgres")
        {
            run.Progress($"sqlite: {cases.All.Length} cases");
            var folder = run.Folder.Under("sqlite");
            await using var database = await CaseDatabase.Sqlite(folder, cases);
            await Execute(run, database, folder, cases, reads, warmUp);
        }

        if (databases != "sqlite" && PostgresServer.IsInstalled)
        {
            run.Progress($"postgres: {cases.All.Length} cases");
            var folder = run.Folder.Under("postgres");
            await using var database = await CaseDatabase.Postgres(cases);
            await Execute(run, database, folder, cases, reads, warmUp);
        }
    }

    private static async Task Execute(Run run, CaseDatabase database, string folder, ManyCases cases, int reads, TimeSpan warmUp)
    {
        run.Progress($"{database.Name}: starting a server");
        await using var server = await OwnServer.Start(
            folder, database.Connection is { } connection ? [("ConnectionStrings__RedStation", connection)] : []);
        using var rest = new Rest(server.Address);
        using var mint = new TokenMint(folder);
        var asked = new CaseReads(cases, mint, await rest.Read("/api/v1/case-classes"));
        var kinds = asked.All();
        await Warm(rest, kinds, warmUp);
        var slowest = new Measurement("");
        foreach (var kind in kinds)
        {
            run.Progress($"{database.Name}: {kind.Name}");
            var measured = run.Report.Add(await Measure(run, rest, $"{database.Name}, {kind.Name}", reads, kind.Ask));
            slowest = slowest.Latency is null || measured.Latency!.P99 > slowest.Latency.P99 ? measured : slowest;
        }

        run.Progress($"{database.Name}: every page");
        var walked = run.Report.Add(await Walk(run, rest, $"{database.Name}, inbox: every page, one after the other", asked));
        slowest = walked.Latency!.P99 > slowest.Latency!.P99 ? walked : slowest;
        run.Report.Add(new Mark(
            $"search: every list over {cases.All.Length:N0} cases on {database.Name}, the slowest kind's p99", "≤ 100 ms",
            slowest.Latency!.P99, MostMs, false, slowest.Name));
    }

    /// <summary>A fresh process compiles while it answers.</summary>
    private static async Task Warm(Rest rest, IReadOnlyList<CaseRead> kinds, TimeSpan time)
    {
        var until = Moment.After(Moment.Now, time);
        for (var number = 0; number == 0 || Moment.Now < until; number++)
        {
            foreach (var kind in kinds)
            {
                await kind.Ask(number).Ask(rest);
            }
        }
    }

    private static async Task<Measurement> Measure(Run run, Rest rest, string name, int reads, Func<int, CaseQuestion> ask)
    {
        var latencies = new Latencies();
        var seconds = 0.0;
        for (var number = 0; number < reads; number++)
        {
            var question = ask(number);
            var began = Moment.Now;
            var body = await question.Ask(rest);
            var ended = Moment.Now;
            latencies.Record(began, ended);
            seconds += Moment.Seconds(began, ended);
            if (question.Wrong(body) is { } wrong)
            {
                run.Report.Fail($"{name}: {wrong}");
                break;
            }
        }

        return Measured(name, latencies, seconds);
    }

    private static async Task<Measurement> Walk(Run run, Rest rest, string name, CaseReads asked)
    {
        var (latencies, seconds, seen) = (new Latencies(), 0.0, new List<string>());
        string? after = null;
        do
        {
            var question = asked.Walk(after);
            var began = Moment.Now;
            var body = await question.Ask(rest);
            var ended = Moment.Now;
            latencies.Record(began, ended);
            seconds += Moment.Seconds(began, ended);
            seen.AddRange(question.Ids(body));
            after = (string?)JsonNode.Parse(body)!["next"];
        }
        while (after is not null);
        if (!seen.SequenceEqual(asked.Walked.Select(one => one.Id)))
        {
            run.Report.Fail($"{name}: {seen.Count} cases instead of {asked.Walked.Count}, or in another order.");
        }

        return Measured(name, latencies, seconds);
    }

    private static Measurement Measured(string name, Latencies latencies, double seconds)
    {
        var percentiles = latencies.Percentiles();
        return new Measurement(name) { Rate = latencies.Count / seconds, Unit = "answers", Latency = percentiles };
    }
}
