using System.Globalization;
using System.Threading.Channels;
using RedStation.Api.Players;

namespace RedStation.Api.Trace;

/// <summary>
/// Delivers reports on a few lanes. A station always takes the same lane, so its reports stay in order. At top speed those that have had to
/// wait go out together, and a full lane makes the reader wait: the trace goes as fast as it is taken and nothing piles up.
/// </summary>
public sealed partial class TraceLanes(
    IReadOnlyDictionary<string, PlayedDevice> devices, TraceTotals totals, ILogger logger, CancellationToken cancellation)
{
    private const int Lanes = 16;
    private const int LaneLength = 512;
    private const int LoggedAtMost = 100;

    // New in every run: the same trace can be played again on the same data.
    private readonly string run = Guid.NewGuid().ToString("N")[..12];
    private readonly Channel<TraceReport>[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => Channel.CreateBounded<TraceReport>(LaneLength))];
    private readonly Dictionary<string, int> laneOf = new(StringComparer.Ordinal);

    /// <summary>Delivers until <see cref="Complete"/> was called and every lane is empty.</summary>
    public Task Run() => Task.WhenAll(lanes.Select(Deliver));

    /// <summary>Puts a report on its station's lane, once there is room.</summary>
    public ValueTask Send(TraceReport report)
    {
        if (!laneOf.TryGetValue(report.Station, out var lane))
        {
            laneOf[report.Station] = lane = laneOf.Count % Lanes;
        }

        return lanes[lane].Writer.WriteAsync(report, cancellation);
    }

    /// <summary>Says that nothing more will be sent.</summary>
    public void Complete()
    {
        foreach (var lane in lanes)
        {
            lane.Writer.TryComplete();
        }
    }

    private async Task Deliver(Channel<TraceReport> lane)
    {
        while (await lane.Reader.WaitToReadAsync(cancellation))
        {
            foreach (var report in TraceReport.Merge(Waiting(lane.Reader)))
            {
                await Deliver(report);
            }
        }
    }

    private static IEnumerable<TraceReport> Waiting(ChannelReader<TraceReport> lane)
    {
        while (lane.TryRead(out var report))
        {
            yield return report;
        }
    }

    private async Task Deliver(TraceReport report)
    {
        try
        {
            var operation = string.Create(CultureInfo.InvariantCulture, $"trace-{run}-{report.FirstLine}");
            totals.Add(await devices[report.Station].Report(operation, report.Readings, cancellation));
        }
        catch (Exception fault) when (fault is PlayerRefusedException or HttpRequestException)
        {
            if (totals.AddUndelivered(report.Readings.Count) <= LoggedAtMost)
            {
                LogUndelivered(logger, report.FirstLine, report.Station, fault.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Trace line {Line}: station {StationId} could not be told: {Reason}")]
    private static partial void LogUndelivered(ILogger logger, long line, string stationId, string reason);
}
