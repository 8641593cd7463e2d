using Dapper;
using RedStation.Grains.Clock;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Projections;

/// <summary>Finds due stations, tasks, redemptions and cases, and riders on duty, in their tables.</summary>
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

    private const string DueRedemptions =
        """
        SELECT id FROM redemptions WHERE next_due_at < @Before AND shard_hash % @Shards = @Shard AND id > @After ORDER BY id LIMIT @PageSize
        """;

    private const string DueCases =
        """
        SELECT id FROM cases WHERE next_due_at < @Before AND shard_hash % @Shards = @Shard AND id > @After ORDER BY id LIMIT @PageSize
        """;

    private const string OnDuty =
        """
        SELECT id FROM riders_on_duty WHERE shard_hash % @Shards = @Shard AND id > @After ORDER BY id LIMIT @PageSize
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Stations(int shard, int shards, DateTimeOffset before, string? after = null) =>
        Find(DueStations, new { Shard = shard, Shards = shards, Before = before.ToUnixTimeMilliseconds(), After = after ?? "", PageSize });

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Tasks(int shard, int shards, DateTimeOffset before, string? after = null) =>
        Find(DueTasks, new { Shard = shard, Shards = shards, Before = before.ToUnixTimeMilliseconds(), After = after ?? "", PageSize });

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Redemptions(int shard, int shards, DateTimeOffset before, string? after = null) =>
        Find(DueRedemptions, new { Shard = shard, Shards = shards, Before = before.ToUnixTimeMilliseconds(), After = after ?? "", PageSize });

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Cases(int shard, int shards, DateTimeOffset before, string? after = null) =>
        Find(DueCases, new { Shard = shard, Shards = shards, Before = before.ToUnixTimeMilliseconds(), After = after ?? "", PageSize });

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> RidersOnDuty(int shard, int shards, string? after = null) =>
        Find(OnDuty, new { Shard = shard, Shards = shards, After = after ?? "", PageSize });

    private Task<IReadOnlyList<string>> Find(string query, object page) =>
        database.Read<IReadOnlyList<string>>(async connection => [.. await connection.QueryAsync<string>(query, page)]);
}
