using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>All phones report where they are, one after the other, at a fixed rate over all.</summary>
public sealed class Positions : IAsyncDisposable
{
    private const int Workers = 16;

    private readonly CancellationTokenSource stop = new();
    private readonly Task running;
    private long sent;

    /// <summary>Begins.</summary>
    public Positions(IReadOnlyList<Phone> phones, RiderCrowd crowd, double perSecond)
    {
        var pacer = new Pacer(Moment.Now, perSecond);
        running = Task.WhenAll(
            Enumerable.Range(0, Math.Min(Workers, phones.Count)).Select(worker => Task.Run(() => Work(worker, phones, crowd, pacer))));
    }

    /// <summary>From when a position was due to when it was on the line.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>How many.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private async Task Work(int worker, IReadOnlyList<Phone> phones, RiderCrowd crowd, Pacer pacer)
    {
        var workers = Math.Min(Workers, phones.Count);
        for (var number = (long)worker; ; number += workers)
        {
            var start = await pacer.Wait(number, stop.Token);
            if (stop.IsCancellationRequested)
            {
                return;
            }

            var rider = (int)(number % phones.Count);
            await phones[rider].Report(crowd.Step(rider));
            Latencies.Record(start, Moment.Now);
            Interlocked.Increment(ref sent);
        }
    }
}
