using RedStation.Tests.Load.Cases;
using RedStation.Tests.Load.Chargers;
using RedStation.Tests.Load.City;
using RedStation.Tests.Load.Dispatch;
using RedStation.Tests.Load.Duties;
using RedStation.Tests.Load.Exchange;
using RedStation.Tests.Load.Live;
using RedStation.Tests.Load.Memory;
using RedStation.Tests.Load.PortReports;
using RedStation.Tests.Load.Recognise;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.ScaleOut;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Smoke;
using RedStation.Tests.Load.Start;
using RedStation.Tests.Load.Yardsticks;

namespace RedStation.Tests.Load.Running;

/// <summary>Finds what was asked for and runs it.</summary>
public static class Entry
{
    private static readonly IScenario[] Scenarios =
    [
        new LiveScenario(), new StormScenario(), new SlowScenario(), new UnwatchedScenario(), new StartScenario(),
        new DispatchScenario(), new RecogniseScenario(), new CityScenario(), new ScaleOutScenario(), new MemoryScenario(), new PortReportScenario(),
        new ExchangeScenario(), new SearchScenario(), new DutiesScenario(), new ChargersScenario(),
    ];

    private static readonly Dictionary<string, Func<Arguments, Task>> Yardsticks = new()
    {
        ["floor-server"] = FloorServer.Serve,
        ["redis-server"] = RedisHubServer.Serve,
        ["redis-feed"] = RedisFeed.Run,
        ["tile-feed"] = TileServer.Feed,
        ["grain-memory"] = GrainMemory.Run,
    };

    /// <summary>Runs; 0 when everything was right, 1 when something was wrong, 2 when the command was.</summary>
    public static async Task<int> Start(string[] words)
    {
        try
        {
            var arguments = new Arguments(words);
            if (Yardsticks.TryGetValue(arguments.Scenario, out var serve))
            {
                await serve(arguments);
                return 0;
            }

            if (arguments.Scenario == "smoke")
            {
                return await SmokeRun.Run(arguments, Scenarios);
            }

            var scenario = Scenarios.FirstOrDefault(one => one.Name == arguments.Scenario) ?? throw new UsageException(Help());
            return await Execute(scenario, arguments, string.Join(' ', words));
        }
        catch (UsageException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 2;
        }
    }

    private static async Task<int> Execute(IScenario scenario, Arguments arguments, string command)
    {
        Cores.KeepApart(
            arguments.OneOf("cores", scenario.SharesCores ? ["shared", "apart"] : ["apart", "shared"]) == "apart" && arguments.Text("url") is null);
        var (json, html) = (arguments.Text("json"), arguments.Text("html"));
        var report = new Report(scenario.Name, command);
        using var folder = new WorkFolder();
        await scenario.Execute(new Run(arguments, report, folder, line => Console.WriteLine($"  {DateTime.Now:HH:mm:ss} {line}")));
        Console.WriteLine(ConsoleReport.Text(report));
        if (json is not null)
        {
            await JsonReport.Write(report, json);
        }

        if (html is not null)
        {
            await HtmlReport.Write(report, html);
        }

        return report.Wrong.Count == 0 ? 0 : 1;
    }

    private static string Help() => string.Join('\n',
    [
        "dotnet run -c Release --project tests/Load -- SCENARIO [switches]",
        "",
        .. Scenarios.Select(one => $"  {one.Name,-10} {one.About}"),
        "  smoke      each of them once, small, and the tests of the checkers (--ctrf FILE, --only SCENARIO); part of tests/run.sh",
        "",
        "Everywhere: --url ADDRESS (otherwise a server of its own), --admin NAME:PASSWORD or REDSTATION_LOAD_ADMIN, --pid N (measure that process),",
        "--scale X, --duration S, --warm-up S, --json FILE, --html FILE, --cores apart|shared. See tests/Load/RESULTS.md.",
    ]);
}
