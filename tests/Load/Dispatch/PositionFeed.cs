using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>
/// Sends a crowd's positions twice a second, in batches as an api process gathers them, and asks for the nearest meanwhile. Runs in the
/// process whose CPU it measures, because what is handed over there is handed over in memory here too.
/// </summary>
public sealed class PositionFeed(FeedPlan plan, IPositionSink sink)
{
    private const int TurnsPerSecond = 2;
    private const int QueryWorkers = 16;

    private readonly RiderCrowd crowd = new(plan.Riders, plan.RadiusKm);
    private readonly Latencies queries = new();
    private readonly Latencies batches = new();
    private long positions;
    private long answered;
    private long named;

    /// <summary>Runs.</summary>
    public async Task<FeedResult> Run()
    {
        var before = Heap();
        await sink.Tell(crowd);
        var bytes = (Heap() - before) / (double)plan.Riders;
        var crowdCost = CrowdCost();
        using var stop = new CancellationTokenSource();
        var feeding = Feed(stop.Token);
        var asking = Enumerable.Range(0, QueryWorkers)
            .Select(worker => Ask(worker, new Pacer(Moment.Now, plan.QueriesPerSecond), stop.Token)).ToArray();
        await Task.Delay(plan.WarmUp);

        queries.Clear();
        batches.Clear();
        var (began, cpu, positionsBefore, answeredBefore, namedBefore) =
            (Moment.Now, Cpu(), Interlocked.Read(ref positions), Interlocked.Read(ref answered), Interlocked.Read(ref named));
        for (var end = Moment.After(began, plan.Duration); Moment.Now < end; queries.Tick())
        {
            await Task.Delay(TimeSpan.FromSeconds(Math.Clamp(Moment.Seconds(Moment.Now, end), 0.01, 1)));
        }

        var (spent, seconds, moved) = (Cpu() - cpu, Moment.Seconds(began, Moment.Now), Interlocked.Read(ref positions) - positionsBefore);
        await stop.CancelAsync();
        await Task.WhenAll([feeding, .. asking]);
        return new FeedResult
        {
            Positions = moved,
            Queries = Interlocked.Read(ref answered) - answeredBefore,
            Named = Interlocked.Read(ref named) - namedBefore,
            Seconds = seconds,
            CpuSeconds = spent,
            CrowdCpuSeconds = crowdCost * moved,
            BytesPerRider = bytes,
            Query = queries.Percentiles(),
            Batch = batches.Percentiles(),
            QuerySeconds = [.. queries.Seconds],
            Wrong = await Check(),
        };
    }

    private async Task Feed(CancellationToken stop)
    {
        var pacer = new Pacer(Moment.Now, TurnsPerSecond);
        var each = Math.Max(1, (int)(plan.PositionsPerSecond / TurnsPerSecond));
        for (var (turn, first) = (0L, 0); !stop.IsCancellationRequested; turn++)
        {
            var start = await pacer.Wait(turn, stop);
            for (var left = each; left > 0;)
            {
                var count = Math.Min(left, crowd.Count - first);
                await sink.Move(crowd, first, count);
                Interlocked.Add(ref positions, count);
                (first, left) = ((first + count) % crowd.Count, left - count);
            }

            batches.Record(start, Moment.Now);
        }
    }

    private async Task Ask(int worker, Pacer pacer, CancellationToken stop)
    {
        for (var number = (long)worker; !stop.IsCancellationRequested; number += QueryWorkers)
        {
            var start = await pacer.Wait(number, stop);
            if (!stop.IsCancellationRequested)
            {
                var found = await sink.Nearest(crowd.Place((int)(number * 7_919 % crowd.Count)), FeedPlan.QueryRadiusM, FeedPlan.QueryLimit);
                queries.Record(start, Moment.Now);
                Interlocked.Increment(ref answered);
                Interlocked.Add(ref named, found.Count);
            }
        }
    }

    /// <summary>Nobody moves any more: the nearest must be those that a plain look at all riders finds.</summary>
    private async Task<string?> Check()
    {
        foreach (var rider in (int[])[0, crowd.Count / 3, crowd.Count / 2, crowd.Count - 1])
        {
            var centre = crowd.Place(rider);
            var found = await sink.Nearest(centre, FeedPlan.QueryRadiusM, FeedPlan.QueryLimit);
            var away = Enumerable.Range(0, crowd.Count).Select(other => Domain.Geo.Distance.Metres(crowd.Place(other), centre)).ToArray();
            var farthest = away.Order().Take(FeedPlan.QueryLimit).Where(metres => metres <= FeedPlan.QueryRadiusM).DefaultIfEmpty(0).Max();
            var expected = Math.Min(FeedPlan.QueryLimit, away.Count(metres => metres <= FeedPlan.QueryRadiusM));
            if (found.Count != expected || found.Any(id => away[Number(id)] > farthest + 2))
            {
                return $"The nearest to rider {rider} are not those named.";
            }
        }

        return null;
    }

    /// <summary>A rider's number, which its id ends with.</summary>
    private static int Number(string id) => int.Parse(id.AsSpan(id.LastIndexOf('-') + 1), System.Globalization.CultureInfo.InvariantCulture);

    private double CrowdCost()
    {
        var copy = new RiderCrowd(plan.Riders, plan.RadiusKm);
        var (before, steps) = (Environment.CpuUsage.TotalTime.TotalSeconds, 0);
        for (; steps < 2_000_000; steps++)
        {
            copy.Step(steps % copy.Count);
        }

        return (Environment.CpuUsage.TotalTime.TotalSeconds - before) / steps;
    }

    private double Cpu() => Environment.CpuUsage.TotalTime.TotalSeconds + sink.OtherCpuSeconds;

    private static long Heap()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(true);
    }
}
