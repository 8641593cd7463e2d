using System.Threading.Channels;
using RedStation.Tests.Load.Reports;
using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Yardsticks;

/// <summary>
/// The yardstick of what must be durable before it is acknowledged: one row written straight through the driver, with a commit of its
/// own that reaches the disk.
/// </summary>
public static class SqlYardstick
{
    private const int Workers = 64;

    /// <summary>Measures it at a rate, with the arrivals of the readers.</summary>
    public static async Task<Measurement> Measure(Run run, IReadOnlyList<RowWriter> writers, double rate, TimeSpan warmUp, TimeSpan duration)
    {
        var free = Channel.CreateUnbounded<RowWriter>();
        foreach (var writer in writers)
        {
            free.Writer.TryWrite(writer);
        }

        using var stop = new CancellationTokenSource();
        var latencies = new Latencies();
        var pacer = new Pacer(Moment.Now, rate);
        var writing = Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            for (var number = (long)worker; ; number += Workers)
            {
                var start = await pacer.Wait(number, stop.Token);
                if (stop.IsCancellationRequested)
                {
                    return;
                }

                var writer = await free.Reader.ReadAsync();
                await writer.Put(number);
                free.Writer.TryWrite(writer);
                latencies.Record(start, Moment.Now);
            }
        })));
        await Task.Delay(warmUp);
        var measured = await Window.Measure(run, "sql, one bare durable write", "writes", latencies, null, duration);
        await stop.CancelAsync();
        await writing;
        return measured;
    }
}
