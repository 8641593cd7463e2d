using RedStation.Tests.Load.Dispatch;
using RedStation.Tests.Load.Identities;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;
using RedStation.Tests.Load.Servers;

namespace RedStation.Tests.Load.Duties;

/// <summary>
/// The riders of a load with their delivery platform: all are linked, and one in ten carries an order that leaves no time for a task.
/// </summary>
public sealed class LinkedRiders : IAsyncDisposable
{
    private const int OneShortIn = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>Less than any task needs, and more than passes until it is told again.</summary>
    private static readonly TimeSpan Tight = TimeSpan.FromMinutes(5);

    private readonly LoadTarget target;
    private readonly IReadOnlyList<RiderIdentity> riders;
    private readonly PlayedPlatform platform;
    private readonly HashSet<string> tight;
    private readonly CancellationTokenSource stop = new();
    private readonly Task telling;

    private LinkedRiders(LoadTarget target, IReadOnlyList<RiderIdentity> riders, PlayedPlatform platform)
    {
        (this.target, this.riders, this.platform) = (target, riders, platform);
        tight = [.. riders.Where((_, number) => number % OneShortIn == 0).Select(rider => rider.Id)];
        telling = Task.Run(KeepTelling);
    }

    /// <summary>Links them, and has those who are short of time be known to be so. Before they go on duty.</summary>
    public static async Task<LinkedRiders> Of(LoadTarget target, IReadOnlyList<RiderIdentity> riders)
    {
        var linked = new LinkedRiders(target, riders, await PlayedPlatform.Register(target, riders));
        await linked.TellOrders();
        return linked;
    }

    /// <summary>Checks what the platform was told, and tells how soon. When all tasks have come to their end.</summary>
    /// <param name="run">Whose run.</param>
    /// <param name="flow">The tasks.</param>
    /// <param name="length">For how long tasks were opened.</param>
    public async Task Check(Run run, TaskFlow flow, TimeSpan length)
    {
        var heard = await DutyVerifier.Check(target, platform, riders, flow, tight, run.Report);
        var percentiles = heard.Percentiles();
        run.Report.Add(new Measurement("accepting tap → the platform hears of the duty")
        {
            Rate = heard.Count / length.TotalSeconds,
            Unit = "duties",
            Latency = percentiles,
        });
        run.Report.Add(new Mark(
            "duties: from the accepting tap to the platform, p99", "≤ 2 s", heard.Count == 0 ? null : percentiles.P99, 2_000, false,
            "with the first seconds of a fresh process in it"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await telling;
        await platform.DisposeAsync();
        stop.Dispose();
    }

    private async Task TellOrders()
    {
        foreach (var rider in tight)
        {
            await platform.SetOrderDeadline(rider, DateTimeOffset.UtcNow + Tight);
        }
    }

    /// <summary>An order whose time has passed counts for nothing: the next one is as tight.</summary>
    private async Task KeepTelling()
    {
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(Pause, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stop.IsCancellationRequested)
            {
                await TellOrders();
            }
        }
    }
}
