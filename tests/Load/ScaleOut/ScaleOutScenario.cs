using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.ScaleOut;

/// <summary>
/// What a second and a third silo add: one after the other, clusters of one, two and more silos with one api on PostgreSQL are given as
/// much as they take.
/// </summary>
public sealed class ScaleOutScenario : IScenario
{
    /// <inheritdoc/>
    public string Name => "scale-out";

    /// <inheritdoc/>
    public string About =>
        "recognise and dispatch, as much as clusters of 1 to --silos (3) take, each silo held to --cap (0.2) of a core; "
        + "--riders, --stations, --tasks under way";

    /// <inheritdoc/>
    public bool SharesCores => true;

    /// <inheritdoc/>
    public async Task Execute(Run run)
    {
        var plan = new ScaleOutPlan(run.Arguments);
        run.Arguments.RefuseUnknown();
        if (!PostgresServer.IsInstalled)
        {
            throw new UsageException("scale-out: PostgreSQL is needed (apt-get install postgresql).");
        }

        await using var postgres = await MeasuredPostgres.Start();
        var (recognised, verified) = (new List<double>(), new List<double>());
        for (var silos = 1; silos <= plan.Silos; silos++)
        {
            await using var stage = await ScaleOutStage.Start(run, plan, postgres, silos);
            await stage.WarmUp();
            recognised.Add((await stage.Recognise()).Rate);
            verified.Add((await stage.Dispatch()).Rate);
            await stage.Check();
        }

        Compare(run.Report, "recognise", recognised);
        Compare(run.Report, "dispatch", verified);
        run.Report.Note(
            "Nothing is due at a fixed rate here: 64 readers, and so many tasks under way, each take up the next when the last is done. "
            + "So there is a rate and no latency.");
    }

    private static void Compare(Report report, string what, List<double> rates)
    {
        foreach (var (number, rate) in rates.Index().Skip(1))
        {
            report.Add(new Mark($"scale-out: {what}, {number + 1} silos against one", "–", rate / rates[0], null, true));
        }
    }
}
