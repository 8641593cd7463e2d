using Dapper;
using RedStation.Grains.Clock;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Projections;

/// <summary>Finds due stations and tasks in their tables.</summary>
public sealed class DueWork(IDatabase database) : IDueWork
{
    private const int PageSize = 500;

    private const string DueStations =
        """
        SELECT id FROM stations WHERE next_due_at < @Before AND shard_hash % @Shards = @Shard AND id > @After ORDER BY id LIMIT @PageSize
        """;

    private const string DueTasks =
        """
        SELECT id FROM tasks WHERE next_due_at < @Before AND shard_hash % @Shards = @Shard AND id > @After ORDER BY id LIMIT @PageSize
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Stations(int shard, int shards, DateTimeOffset before, string? after = null) =>
        Find(DueStations, shard, shards, before, after);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Tasks(int shard, int shards, DateTimeOffset before, string? after = null) =>
        Find(DueTasks, shard, shards, before, after);

    private Task<IReadOnlyList<string>> Find(string query, int shard, int shards, DateTimeOffset before, string? after) =>
        database.Read<IReadOnlyList<string>>(async connection =>
        [
            .. await connection.QueryAsync<string>(
                query, new { Shard = shard, Shards = shards, Before = before.ToUnixTimeMilliseconds(), After = after ?? "", PageSize }),
        ]);
}
