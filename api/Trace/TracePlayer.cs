using System.Text;
using RedStation.Api.Players;

namespace RedStation.Api.Trace;

/// <summary>Plays the changes of a trace at their time.</summary>
public sealed partial class TracePlayer(TraceOptions options, TimeProvider clock, ILogger<TracePlayer> logger)
{
    private const int LoggedAtMost = 100;

    // A timer is no finer than this; being that early is better than a thousand short sleeps.
    private static readonly TimeSpan WorthWaiting = TimeSpan.FromMilliseconds(2);

    /// <summary>Plays the trace to its end.</summary>
    /// <param name="devices">The stations that take part, by id.</param>
    /// <param name="ports">How many ports each has.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="TraceFormatException">The trace has no header.</exception>
    public async Task<TraceTotals> Play(
        IReadOnlyDictionary<string, PlayedDevice> devices, IReadOnlyDictionary<string, int> ports, CancellationToken cancellation)
    {
        var totals = new TraceTotals();
        var lanes = new TraceLanes(devices, totals, logger, cancellation);
        var delivering = lanes.Run();
        try
        {
            using var file = new StreamReader(options.File, Encoding.UTF8);
            await Feed(new TraceReader(ports).Read(file, cancellation), lanes, totals, cancellation);
        }
        finally
        {
            lanes.Complete();
            await delivering;
        }

        return totals;
    }

    private async Task Feed(IAsyncEnumerable<TraceLine> lines, TraceLanes lanes, TraceTotals totals, CancellationToken cancellation)
    {
        var times = new TraceTimes(clock.GetUtcNow(), options.Speed);
        TraceReport? report = null;
        await foreach (var line in lines)
        {
            if (line.Change is not { } change)
            {
                if (totals.AddUnreadable() <= LoggedAtMost)
                {
                    LogUnreadable(logger, line.Number, line.Fault!);
                }

                continue;
            }

            if (report is null || !report.Fits(change))
            {
                if (report is not null)
                {
                    await lanes.Send(report);
                }

                await WaitFor(times.Due(change.At), cancellation);
                report = new TraceReport(change.Station, change.At, line.Number);
            }

            report.Add(change, times.Stamp(change));
        }

        if (report is not null)
        {
            await lanes.Send(report);
        }
    }

    private async Task WaitFor(DateTimeOffset due, CancellationToken cancellation)
    {
        // A timer takes at most 49 days; a trace at slow speed may be silent for longer.
        for (var left = due - clock.GetUtcNow(); left > WorthWaiting; left = due - clock.GetUtcNow())
        {
            await Task.Delay(left < TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1), clock, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Trace line {Line} cannot be read: {Fault}")]
    private static partial void LogUnreadable(ILogger logger, long line, string fault);
}
