using Dapper;
using RedStation.Contracts;
using RedStation.Grains.Clock;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Projections;

/// <summary>Finds due stations, tasks and redemptions in their tables, and riders on duty in their records.</summary>
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

    private const int RecordsAtOnce = 5000;

    /// <summary>Before every rider's key.</summary>
    private static readonly string FirstRider = GrainKeys.Rider("");

    /// <summary>After every rider's key: the first that begins otherwise.</summary>
    private static readonly string AfterRiders = FirstRider[..^1] + (char)(FirstRider[^1] + 1);

    /// <summary>
    /// The rider's record is the one place that says so. A table beside it would be a second write on the way on duty, and an index over
    /// what is in records would make PostgreSQL write every index of the table anew at each change of any of them. The record is JSON as
    /// bytes, which as text is itself in SQLite and its digits in PostgreSQL. What is found by mistake is woken for nothing.
    /// </summary>
    private const string RiderRecords =
        """
        SELECT GrainIdExt AS Key, CASE
          WHEN CAST(PayloadBinary AS TEXT) LIKE '%"since":"%' OR CAST(PayloadBinary AS TEXT) LIKE '%2273696e6365223a22%' THEN 'yes' ELSE 'no'
        END AS OnDuty
        FROM OrleansStorage WHERE GrainTypeString = 'rider' AND GrainIdExt > @After AND GrainIdExt < @End ORDER BY GrainIdExt LIMIT @RecordsAtOnce
        """;

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Stations(int shard, int shards, DateTimeOffset before, string? after = null) =>
        Find(DueStations, shard, shards, before, after);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Tasks(int shard, int shards, DateTimeOffset before, string? after = null) =>
        Find(DueTasks, shard, shards, before, after);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Redemptions(int shard, int shards, DateTimeOffset before, string? after = null) =>
        Find(DueRedemptions, shard, shards, before, after);

    /// <inheritdoc/>
    public async Task<RidersOnDuty> RidersOnDuty(int shard, int shards, string? after = null)
    {
        var part = new { After = after ?? FirstRider, End = AfterRiders, RecordsAtOnce };
        var records = (await database.Read(connection => connection.QueryAsync<(string Key, string OnDuty)>(RiderRecords, part))).AsList();
        var onDuty = records.Where(record => record.OnDuty == "yes").Select(record => GrainKeys.IdOf(record.Key));
        return new RidersOnDuty(
            [.. onDuty.Where(id => ShardHash.Of(id) % shards == shard)],
            records.Count == RecordsAtOnce ? records[^1].Key : null);
    }

    private Task<IReadOnlyList<string>> Find(string query, int shard, int shards, DateTimeOffset before, string? after) =>
        database.Read<IReadOnlyList<string>>(async connection =>
        [
            .. await connection.QueryAsync<string>(
                query, new { Shard = shard, Shards = shards, Before = before.ToUnixTimeMilliseconds(), After = after ?? "", PageSize }),
        ]);
}
