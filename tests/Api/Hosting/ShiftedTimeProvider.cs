namespace RedStation.Tests.Api.Hosting;

/// <summary>The system's clock, put forward by tests. Timers run as ever.</summary>
public sealed class ShiftedTimeProvider : TimeProvider
{
    private long aheadTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref aheadTicks));

    /// <summary>Puts the clock forward.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref aheadTicks, by.Ticks);
}
