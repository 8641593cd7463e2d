namespace RedStation.Grains.Clock;

/// <summary>Finds what has something due.</summary>
public interface IDueWork
{
    /// <summary>Ids of stations of a shard that must be awake before a time, what is due first before the others.</summary>
    /// <param name="shard">Which shard.</param>
    /// <param name="shards">Of how many.</param>
    /// <param name="before">The time.</param>
    Task<IReadOnlyList<string>> Stations(int shard, int shards, DateTimeOffset before);

    /// <summary>Ids of tasks of a shard that must be awake before a time, what is due first before the others.</summary>
    Task<IReadOnlyList<string>> Tasks(int shard, int shards, DateTimeOffset before);

    /// <summary>Ids of redemptions of a shard that must be awake before a time, what is due first before the others.</summary>
    Task<IReadOnlyList<string>> Redemptions(int shard, int shards, DateTimeOffset before);

    /// <summary>Ids of cases of a shard that must be awake before a time, what is due first before the others.</summary>
    Task<IReadOnlyList<string>> Cases(int shard, int shards, DateTimeOffset before);

    /// <summary>Ids of duties at platforms of a shard that must be awake before a time, what is due first before the others.</summary>
    Task<IReadOnlyList<string>> PlatformDuties(int shard, int shards, DateTimeOffset before);

    /// <summary>Ids of riders of a shard who are on duty, awake or not. One or the other is on duty no more.</summary>
    /// <param name="shard">Which shard.</param>
    /// <param name="shards">Of how many.</param>
    /// <param name="after">The last id of the page before, or null for the first page.</param>
    /// <returns>A page in the order of ids; an empty one when there are no more.</returns>
    Task<IReadOnlyList<string>> RidersOnDuty(int shard, int shards, string? after = null);
}
