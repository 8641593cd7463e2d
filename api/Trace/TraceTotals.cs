using RedStation.Api.Players;

namespace RedStation.Api.Trace;

/// <summary>Counts what becomes of a trace.</summary>
public sealed class TraceTotals
{
    private long applied;
    private long ignored;
    private long unchanged;
    private long unreadable;
    private long undelivered;

    /// <summary>Adds a device's answer.</summary>
    public void Add(DeviceAnswer answer)
    {
        Interlocked.Add(ref applied, answer.Applied);
        Interlocked.Add(ref ignored, answer.Ignored);
        Interlocked.Add(ref unchanged, answer.Unchanged);
    }

    /// <summary>Counts a line that cannot be read; answers how many there are now.</summary>
    public long AddUnreadable() => Interlocked.Increment(ref unreadable);

    /// <summary>Counts readings that could not be delivered; answers how many there are now.</summary>
    public long AddUndelivered(int readings) => Interlocked.Add(ref undelivered, readings);

    /// <summary>The counts in a line; undelivered ones only when there are any.</summary>
    public override string ToString() =>
        $"applied {applied}, ignored {ignored}, unchanged {unchanged}, unreadable {unreadable}"
        + (undelivered > 0 ? $", undelivered {undelivered}" : "");
}
