using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Live;

/// <summary>
/// The devices of all stations, reporting one change after the other at a fixed rate over all. A station's reports follow each
/// other; those of others do not wait for them.
/// </summary>
public sealed class Reporters : IAsyncDisposable
{
    private const int MostWorkers = 64;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource stop = new();
    private readonly ILiveTarget target;
    private readonly Task running;
    private long errors;
    private long sent;

    /// <summary>Begins.</summary>
    public Reporters(ILiveTarget target, IReadOnlyList<ChangeTrack> tracks, double perSecond)
    {
        this.target = target;
        var workers = Math.Min(MostWorkers, tracks.Count);
        var pacer = new Pacer(Moment.Now + (Moment.Second / 10), perSecond);
        running = Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(() => Work(worker, workers, tracks, pacer))));
    }

    /// <summary>Attempts that failed and were repeated.</summary>
    public long Errors => Interlocked.Read(ref errors);

    /// <summary>Changes accepted.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Stops, when what is under way has been accepted.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    private async Task Work(int worker, int workers, IReadOnlyList<ChangeTrack> tracks, Pacer pacer)
    {
        for (long round = 0; ; round++)
        {
            for (var index = worker; index < tracks.Count; index += workers)
            {
                var start = await pacer.Wait((round * tracks.Count) + index, stop.Token);
                if (stop.IsCancellationRequested)
                {
                    return;
                }

                await Report(tracks[index], start);
            }
        }
    }

    private async Task Report(ChangeTrack track, long start)
    {
        var step = track.Sent;
        var (port, status) = track.Cycle.Change(step);
        track.Begin(start);
        while (!await target.Publish(track.Station, step, port, status))
        {
            // A device repeats what was not answered, under the same operation id, until it is.
            Interlocked.Increment(ref errors);
            await Task.Delay(RetryAfter);
        }

        Interlocked.Increment(ref sent);
    }
}
