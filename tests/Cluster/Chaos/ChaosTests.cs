using RedStation.Tests.Cluster.Chaos.Recording;

namespace RedStation.Tests.Cluster.Chaos;

/// <summary>
/// A short run belongs to every test run. A long one is started by hand: <c>CHAOS_MINUTES=10 CHAOS_SEED=7 dotnet run --project tests/Cluster
/// -- -class '*ChaosTests'</c>. The seed repeats the plan of faults; what falls between them is the machine's.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    /// <summary>The same plan in every test run, so that a red one tells of the change it tests. New plans are for runs by hand.</summary>
    private const int UsualSeed = 20261125;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(30);

    private static TimeSpan Length =>
        double.TryParse(Environment.GetEnvironmentVariable("CHAOS_MINUTES"), out var minutes) ? TimeSpan.FromMinutes(minutes) : Short;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("CHAOS_SEED"), out var seed) ? seed : UsualSeed;

    [Fact]
    public async Task OneProcess_KilledPausedAndFailing_KeepsEveryPromise()
    {
        await using var target = new SingleTarget();
        Holds(await ChaosRun.Run(target, Seed, Length, Shows));
    }

    [Fact]
    public async Task Cluster_KilledPausedCutOffAndFailing_KeepsEveryPromise()
    {
        await using var target = await ClusterTarget.Start(quick: Length <= Short);
        Holds(await ChaosRun.Run(target, Seed, Length, Shows));
    }

    /// <summary>The run can fail: with reservations acknowledged before they are written, it finds what was lost.</summary>
    [Fact]
    public async Task OneProcess_AcknowledgingBeforeItWrites_IsFoundOut()
    {
        await using var target = SingleTarget.AcknowledgingEarly(TimeSpan.FromSeconds(5));
        Finds("port ", await ChaosRun.Run(target, Seed, TimeSpan.FromSeconds(20), _ => true));
    }

    /// <summary>With points on hold that count as free, it finds that riders could spend them again.</summary>
    [Fact]
    public async Task OneProcess_NotCountingHolds_IsFoundOut()
    {
        await using var target = SingleTarget.NotCountingHolds();
        Finds("wallet ", await ChaosRun.Run(target, Seed, TimeSpan.FromSeconds(10), ChaosCity.HasSeenAHold));
    }

    private static bool Shows(IReadOnlyList<Recorded> records) => ChaosCity.HasTraded(records) && ChaosCity.HasClosedCases(records);

    private void Finds(string subject, ChaosReport report)
    {
        output.WriteLine(report.ToString());
        Assert.Contains(
            report.Findings,
            finding => finding.StartsWith(subject, StringComparison.Ordinal) && finding.Contains("Violated", StringComparison.Ordinal));
    }

    private void Holds(ChaosReport report)
    {
        output.WriteLine(report.ToString());
        Assert.True(report.Findings.Count == 0, report.ToString());
        // A run in which nothing happened shows nothing.
        Assert.NotEmpty(report.Faults);
        Assert.All(
            ["reserve", "cancel", "report", "recognise", "accept", "submit", "verify", "reserveservice", "deliverservice", "cancelservice",
                "reportcase", "joincase", "opencase", "dispatchcase", "finishcase", "closecase"],
            command => Assert.True(report.Granted(command) > 0, $"No {command} was granted.\n{report}"));
    }
}
