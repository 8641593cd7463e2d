namespace RedStation.Grains.Clock;

/// <summary>Finds what has something due.</summary>
public interface IDueWork
{
    /// <summary>Ids of stations of a shard that must be awake before a time; a page at most.</summary>
    Task<IReadOnlyList<string>> Stations(int shard, int shards, DateTimeOffset before);

    /// <summary>Ids of tasks of a shard that must be awake before a time; a page at most.</summary>
    Task<IReadOnlyList<string>> Tasks(int shard, int shards, DateTimeOffset before);
}
