using System.Diagnostics;

namespace RedStation.Tests.Cluster.Chaos.Recording;

/// <summary>The one clock of a run: monotonic, in milliseconds since it began.</summary>
public sealed class ChaosClock
{
    private readonly DateTimeOffset began = DateTimeOffset.UtcNow;
    private readonly Stopwatch running = Stopwatch.StartNew();

    /// <summary>The time.</summary>
    public long Now => running.ElapsedMilliseconds;

    /// <summary>A time that a server named, by this clock.</summary>
    public long Of(DateTimeOffset named) => (long)(named - began).TotalMilliseconds;
}
