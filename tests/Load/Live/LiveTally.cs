using RedStation.Tests.Load.Running;

namespace RedStation.Tests.Load.Live;

/// <summary>What all watchers of a run have seen together.</summary>
public sealed class LiveTally
{
    private long delivered;
    private long messages;
    private long gaps;
    private long resets;

    /// <summary>From the report of a change to a watcher who holds it.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>Changes × watchers that hold them.</summary>
    public long Delivered => Interlocked.Read(ref delivered);

    /// <summary>Messages that told of changes.</summary>
    public long Messages => Interlocked.Read(ref messages);

    /// <summary>Times a watcher noticed that something was missing.</summary>
    public long Gaps => Interlocked.Read(ref gaps);

    /// <summary>Times a whole tile came instead of changes.</summary>
    public long Resets => Interlocked.Read(ref resets);

    /// <summary>A change has arrived.</summary>
    public void Arrived(long start, long now)
    {
        Interlocked.Increment(ref delivered);
        Latencies.Record(start, now);
    }

    /// <summary>A message has arrived.</summary>
    public void Message() => Interlocked.Increment(ref messages);

    /// <summary>Something was missing.</summary>
    public void Gap() => Interlocked.Increment(ref gaps);

    /// <summary>A whole tile came.</summary>
    public void Reset() => Interlocked.Increment(ref resets);
}
