using Dapper;
using RedStation.Grains.Clock;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Projections;

/// <summary>Finds due stations and tasks in their tables, the longest due first.</summary>
public sealed class DueWork(IDatabase database) : IDueWork
{
    private const int PageSize = 500;

    private const string DueStations =
        """
        SELECT id FROM stations WHERE next_due_at < @Before AND shard_hash % @Shards = @Shard ORDER BY next_due_at, id LIMIT @PageSize
        """;

    /// <summary>Ids that never came to be used stay due for ever; they come last, so that they cannot fill the page.</summary>
    private const string DueTasks =
        """
        SELECT id FROM tasks WHERE next_due_at < @Before AND shard_hash % @Shards = @Shard
        ORDER BY revision < 0, next_due_at, id LIMIT @PageSize
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Stations(int shard, int shards, DateTimeOffset before) => Find(DueStations, shard, shards, before);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Tasks(int shard, int shards, DateTimeOffset before) => Find(DueTasks, shard, shards, before);

    private Task<IReadOnlyList<string>> Find(string query, int shard, int shards, DateTimeOffset before) =>
        database.Read<IReadOnlyList<string>>(async connection =>
        [
            .. await connection.QueryAsync<string>(query, new { Shard = shard, Shards = shards, Before = before.ToUnixTimeMilliseconds(), PageSize }),
        ]);
}
