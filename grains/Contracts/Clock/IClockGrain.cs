namespace RedStation.Contracts.Clock;

/// <summary>
/// Wakes, each minute, the stations, tasks and redemptions of its shard that have something due and may not be in memory.
/// Once an hour also the riders who are stored as on duty. One reminder per shard, not one per entity. Key: <see cref="GrainKeys.Clock"/>.
/// </summary>
[Alias("clock")]
public interface IClockGrain : IGrainWithStringKey
{
    /// <summary>Makes sure the shard's reminder is set, and looks for due work at once.</summary>
    [Alias("start")]
    Task Start();
}
