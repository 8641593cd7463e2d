using System.Net.Sockets;
using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Live;

/// <summary>Phones that come back all at once. One that is turned away tries again within a second or two, as phones do.</summary>
public sealed class ReconnectingWatchers
{
    private readonly long began = Moment.Now;
    private long retries;

    /// <summary>Lets them come.</summary>
    public ReconnectingWatchers(IReadOnlyList<Watcher> watchers) => Ended = Task.WhenAll(watchers.Select(watcher => Task.Run(() => Return(watcher))));

    /// <summary>All are back, each with the whole of its tiles.</summary>
    public Task Ended { get; }

    /// <summary>How long each took.</summary>
    public Latencies Times { get; } = new();

    /// <summary>Seconds that the last took.</summary>
    public double Longest { get; private set; }

    /// <summary>Attempts that failed.</summary>
    public long Retries => Interlocked.Read(ref retries);

    private async Task Return(Watcher watcher)
    {
        while (true)
        {
            try
            {
                await watcher.Connect();
                var now = Moment.Now;
                Times.Record(began, now);
                lock (Times)
                {
                    Longest = Math.Max(Longest, Moment.Seconds(began, now));
                }

                return;
            }
            catch (Exception fault) when (fault is IOException or SocketException)
            {
                Interlocked.Increment(ref retries);
                await watcher.Cut();
                await Task.Delay(Random.Shared.Next(500, 1_500));
            }
        }
    }
}
