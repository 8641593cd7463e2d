namespace RedStation.Grains.Clock;

/// <summary>How the work of waking is divided. Configuration section <c>RedStation:Clock</c>.</summary>
public sealed record ClockOptions
{
    /// <summary>How many clock grains there are. One is enough for one process.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>How many grains are woken at once.</summary>
    public int WakeAtOnce { get; init; } = 32;
}
