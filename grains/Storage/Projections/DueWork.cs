using Dapper;
using RedStation.Grains.Clock;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Projections;

/// <summary>Finds due stations, tasks, redemptions, cases and duties at platforms, and riders on duty, in their tables.</summary>
public sealed class DueWork(IDatabase database) : IDueWork
{
    private const int PageSize = 500;

    /// <summary>More than there can be in one minute, unless something is very wrong: memory stays bounded even then.</summary>
    private const int MostDue = 200_000;

    private static readonly string DueStations = DueOf("stations");
    private static readonly string DueTasks = DueOf("tasks");
    private static readonly string DueRedemptions = DueOf("redemptions");
    private static readonly string DueCases = DueOf("cases");
    private static readonly string DueDuties = DueOf("platform_duties");

    private const string OnDuty =
        """
        SELECT id FROM riders_on_duty WHERE shard_hash % @Shards = @Shard AND id > @After ORDER BY id LIMIT @PageSize
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Stations(int shard, int shards, DateTimeOffset before) => Due(DueStations, shard, shards, before);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Tasks(int shard, int shards, DateTimeOffset before) => Due(DueTasks, shard, shards, before);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Redemptions(int shard, int shards, DateTimeOffset before) => Due(DueRedemptions, shard, shards, before);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Cases(int shard, int shards, DateTimeOffset before) => Due(DueCases, shard, shards, before);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PlatformDuties(int shard, int shards, DateTimeOffset before) => Due(DueDuties, shard, shards, before);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> RidersOnDuty(int shard, int shards, string? after = null) =>
        Find(OnDuty, new { Shard = shard, Shards = shards, After = after ?? "", PageSize });

    /// <summary>In the order of the index on the due time, so that only rows that are due are read.</summary>
    private static string DueOf(string table) =>
        $"SELECT id FROM {table} WHERE next_due_at < @Before AND shard_hash % @Shards = @Shard ORDER BY next_due_at LIMIT @MostDue";

    private Task<IReadOnlyList<string>> Due(string query, int shard, int shards, DateTimeOffset before) =>
        Find(query, new { Shard = shard, Shards = shards, Before = before.ToUnixTimeMilliseconds(), MostDue });

    private Task<IReadOnlyList<string>> Find(string query, object parameters) =>
        database.Read<IReadOnlyList<string>>(async connection => [.. await connection.QueryAsync<string>(query, parameters)]);
}
