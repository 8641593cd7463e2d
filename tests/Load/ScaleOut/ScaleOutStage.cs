using System.Globalization;
using RedStation.Tests.Load.Dispatch;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Recognise;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;
using RedStation.Tests.Load.Stations;

namespace RedStation.Tests.Load.ScaleOut;

/// <summary>A cluster of some silos with people and stations in it, and what it takes.</summary>
public sealed class ScaleOutStage : IAsyncDisposable
{
    private const double CityKm = 2.5;

    /// <summary>More than any of this takes: whoever is done takes up the next.</summary>
    private const double AsMuchAsPossible = 100_000;

    private const double PositionsPerSecond = 100;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly List<CpuCap> caps = [];
    private readonly List<Case> cases = [];
    private readonly Run run;
    private readonly ScaleOutPlan plan;
    private readonly MeasuredPostgres postgres;
    private readonly OwnCluster cluster;
    private readonly LoadTarget target;
    private readonly string database;
    private Readers? readers;
    private Phones? phones;
    private IReadOnlyList<RiderIdentity> riders = [];
    private IReadOnlyDictionary<string, int> before = new Dictionary<string, int>();
    private RiderCrowd crowd = new(0, CityKm);
    private string admin = "";
    private long shown;

    private ScaleOutStage(Run run, ScaleOutPlan plan, MeasuredPostgres postgres, OwnCluster cluster, string database)
    {
        (this.run, this.plan, this.postgres, this.cluster, this.database) = (run, plan, postgres, cluster, database);
        target = LoadTarget.Of(cluster);
    }

    private string Words => cluster.Silos.Count == 1 ? "1 silo" : string.Create(CultureInfo.InvariantCulture, $"{cluster.Silos.Count} silos");

    /// <summary>Starts it on an empty database and brings everybody in.</summary>
    public static async Task<ScaleOutStage> Start(Run run, ScaleOutPlan plan, MeasuredPostgres postgres, int silos)
    {
        run.Progress($"starting a cluster of {silos}");
        var database = string.Create(CultureInfo.InvariantCulture, $"silos{silos}");
        var cluster = await OwnCluster.Start(run.Folder.Under(database), await postgres.NewDatabase(database), silos);
        var stage = new ScaleOutStage(run, plan, postgres, cluster, database);
        var stations = new StationPlan(plan.Stations, 10);
        await stage.target.Import(stations);
        stage.readers = await Readers.SignIn(stage.target.Rest, stage.target.Identities, stations.Stations);
        stage.riders = await stage.target.Identities.Riders(plan.Riders);
        stage.before = await CreditVerifier.Points(stage.target.Rest, stage.riders);
        stage.admin = await stage.target.Identities.Admin();
        stage.crowd = new RiderCrowd(plan.Riders, CityKm);
        stage.phones = await Phones.OnDuty(stage.target, stage.riders, stage.crowd);
        return stage;
    }

    /// <summary>Lets the code warm up with all that the machine has, and then caps the silos.</summary>
    public async Task WarmUp()
    {
        run.Progress($"{Words}: warming up");
        var half = cluster.Silos.Count * plan.WarmUp / 2;
        await Reading(() => Task.Delay(half));
        await Working(_ => Task.Delay(half));
        foreach (var silo in cluster.Silos)
        {
            if (CpuCap.Hold(silo.ProcessId, plan.Cap) is { } cap)
            {
                caps.Add(cap);
            }
        }

        run.Report.Note(caps.Count == cluster.Silos.Count
            ? $"{Words}: each held to {Figure.Of(plan.Cap)} of a core by a control group of the kernel; "
                + "api, PostgreSQL and this program share the rest of the machine."
            : $"{Words}: not capped, this machine makes no control groups for us; the silos share its cores with everything else.");
    }

    /// <summary>Riders fetch a credential and show it to a reader, as fast as they are greeted.</summary>
    public async Task<Measurement> Recognise()
    {
        Measurement? measured = null;
        await Reading(async () => measured = await Measure($"recognise, {Words}", "recognitions", readers!.Latencies, () => readers.Errors));
        return run.Report.Add(measured!);
    }

    /// <summary>Tasks from report to credit, as fast as they are verified.</summary>
    public async Task<Measurement> Dispatch()
    {
        Measurement? measured = null;
        await Working(async flow => measured = await Measure($"dispatch, {Words}", "tasks", flow.Verified, () => flow.Errors));
        return run.Report.Add(measured!);
    }

    /// <summary>Everything that was answered must be right, and every silo still there: one that is voted out by mistake ends.</summary>
    public async Task Check()
    {
        Uncap();
        foreach (var silo in cluster.Silos.Where(silo => silo.HasEnded))
        {
            run.Report.Fail($"{Words}: one has ended.\n{silo.Output}");
        }

        await RecognitionVerifier.Check(readers!, run.Report);
        await CreditVerifier.Check(target.Rest, admin, riders, before, cases, run.Report);
        if (!cases.Exists(one => one.Verified))
        {
            run.Report.Fail($"{Words}: no task came as far as being verified.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Uncap();
        if (phones is not null)
        {
            await phones.DisposeAsync();
        }

        await target.DisposeAsync();
    }

    private void Uncap()
    {
        caps.ForEach(cap => cap.Dispose());
        caps.Clear();
    }

    private async Task Reading(Func<Task> meanwhile)
    {
        using var stop = new CancellationTokenSource();
        var showing = readers!.Show(
            async _ => await readers.Fetch(riders[(int)(Interlocked.Increment(ref shown) % riders.Count)]), AsMuchAsPossible, stop.Token);
        await meanwhile();
        await stop.CancelAsync();
        await showing;
    }

    private async Task Working(Func<TaskFlow, Task> meanwhile)
    {
        await using var positions = new Positions(phones!.All, crowd, PositionsPerSecond);
        TaskFlow flow;
        await using (flow = new TaskFlow(target, phones.All, crowd, admin, AsMuchAsPossible, plan.Tasks))
        {
            await meanwhile(flow);
        }

        flow.Tell(run.Report, Words + ": ");
        cases.AddRange(flow.Cases);
    }

    private async Task<Measurement> Measure(string name, string unit, Latencies latencies, Func<long> errors)
    {
        await Task.Delay(Settling);
        var used = await ClusterReading.Of(cluster, postgres, database);
        var measured = await Window.Measure(run, name, unit, latencies, cluster.Usage, plan.Duration, errors);
        var figures = (await ClusterReading.Of(cluster, postgres, database)).Since(used);
        figures["connections to PostgreSQL"] = await postgres.Ask("postgres", $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}'");
        figures["seconds measured"] = measured.Figures["seconds measured"];
        return measured with { Latency = null, Figures = figures };
    }
}
