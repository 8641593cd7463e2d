using System.Diagnostics;
using System.Globalization;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.ScaleOut;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Smoke;

/// <summary>
/// Each scenario once, small: it must run, and what it receives must be right. How fast it is, is asked of nobody here. Part of
/// tests/run.sh.
/// </summary>
public static class SmokeRun
{
    private static readonly string[] Small = ["--scale", "0.01", "--warm-up", "0.3", "--duration", "1", "--cores", "shared"];

    private static readonly Dictionary<string, string[]> Switches = new()
    {
        ["live"] = ["--tiles", "5", "--rate", "50", "--watchers", "30"],
        ["storm"] = ["--tiles", "5", "--rate", "20", "--clients", "60"],
        ["slow"] = ["--tiles", "5", "--rate", "50", "--watchers", "40", "--pause", "1.5"],
        ["unwatched"] = ["--tiles", "5", "--rate", "20", "--clients", "30"],
        ["dispatch"] = ["--phones", "25", "--rate", "50", "--tasks", "4", "--riders", "2000", "--queries", "20"],
        ["recognise"] = ["--rate", "40", "--riders", "30", "--stations", "10"],
        ["city"] = ["--scale", "0.0005"],
        ["start"] = ["--repeats", "1", "--stations", "100"],
        ["memory"] = ["--grains", "500", "--riders", "2000"],
        ["scale-out"] = ["--silos", "2", "--cap", "0.5"],
        ["reports"] = ["--rate", "50", "--stations", "10"],
        ["exchange"] = ["--movements", "300"],
        ["duties"] = ["--phones", "20", "--tasks", "4"],
        ["chargers"] = ["--chargers", "10", "--lines", "20"],
        ["search"] = ["--cases", "1200", "--reads", "2", "--databases", "sqlite"],
    };

    /// <summary>Runs all; 0 when everything was right.</summary>
    public static async Task<int> Run(Arguments arguments, IReadOnlyList<IScenario> scenarios)
    {
        var (ctrf, only) = (arguments.Text("ctrf"), arguments.Text("only"));
        arguments.RefuseUnknown();
        var results = new List<SmokeResult>();
        foreach (var (name, test) in CheckerTests.All)
        {
            results.Add(await Result(name, () =>
            {
                test();
                return Task.FromResult<string?>(null);
            }));
        }

        foreach (var scenario in scenarios.Where(one => (only is null || one.Name == only) && CanRun(one)))
        {
            foreach (var form in scenario.Name == "live" ? (string[])["compact", "messagepack", "json"] : [""])
            {
                var name = $"Load_{scenario.Name}{(form.Length > 0 ? "_" + form : "")}_Small_ReceivesNothingWrong";
                results.Add(await Result(name, () => Scenario(scenario, form)));
            }
        }

        if (only is null or "url")
        {
            results.Add(await Result(
                "Load_live_AtAGivenAddress_EntersByItsDoorsAndReceivesNothingWrong",
                () => AtAnAddress(scenarios.First(one => one.Name == "live"))));
        }

        if (ctrf is not null)
        {
            await Ctrf.Write(results, ctrf);
        }

        Console.WriteLine($"{results.Count(one => one.Failure is null)} passed, {results.Count(one => one.Failure is not null)} failed");
        return results.All(one => one.Failure is null) ? 0 : 1;
    }

    /// <summary>Clusters need PostgreSQL, which tests/run.sh installs; whoever runs this without it runs the rest.</summary>
    private static bool CanRun(IScenario scenario) => scenario is not ScaleOutScenario || PostgresServer.IsInstalled;

    /// <summary>As somebody does who points the tool at a deployment; this one has a demo, whose administrator it signs in as.</summary>
    private static async Task<string?> AtAnAddress(IScenario live)
    {
        using var folder = new WorkFolder();
        await using var server = await OwnServer.Start(folder.Path, ("RedStation__Demo", "true"), ("RedStation__DemoCity__Play", "false"));
        return await Execute(live, new Arguments(
            [live.Name, .. Small, .. Switches[live.Name], "--url", server.Address.ToString(), "--pid",
            server.ProcessId.ToString(CultureInfo.InvariantCulture), "--floor", "off"]));
    }

    private static Task<string?> Scenario(IScenario scenario, string form)
    {
        string[] known = scenario.Name is "start" or "memory" ? [] : Small;
        string[] own = [
            .. Switches[scenario.Name], .. form.Length > 0 ? (string[])["--protocol", form] : [],
            .. form is "messagepack" or "json" ? (string[])["--floor", "off"] : []];
        // Of two values for a switch the later counts: the scenario's own.
        return Execute(scenario, new Arguments([scenario.Name, .. known, .. own]));
    }

    private static async Task<string?> Execute(IScenario scenario, Arguments arguments)
    {
        arguments.OneOf("cores", "apart", "shared");
        var report = new Report(scenario.Name, "smoke");
        using var folder = new WorkFolder();
        await scenario.Execute(new Run(arguments, report, folder, _ => { }));
        return report.Wrong.Count > 0 ? string.Join('\n', report.Wrong.Take(5))
            : report.Measurements.Count == 0 ? "Nothing was measured."
            : report.Measurements.Sum(one => one.Errors) is var errors && errors > 0 ? $"{errors} errors."
            : null;
    }

    private static async Task<SmokeResult> Result(string name, Func<Task<string?>> test)
    {
        var began = Stopwatch.StartNew();
        string? failure;
        try
        {
            failure = await test();
        }
#pragma warning disable CA1031 // Whatever a scenario throws is its failure, and the others still run.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            failure = fault.ToString();
        }

        Console.WriteLine(
            $"{(failure is null ? "passed" : "FAILED")} {name} ({began.Elapsed.TotalSeconds:0.0} s){(failure is null ? "" : "\n  " + failure)}");
        return new SmokeResult(name, failure, began.Elapsed);
    }
}
