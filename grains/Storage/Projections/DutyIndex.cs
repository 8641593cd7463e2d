using System.Data.Common;
using Dapper;
using RedStation.Domain.Riders;
using RedStation.Grains.Riders;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Projections;

/// <summary>The table of riders on duty.</summary>
public sealed class DutyIndex(IDatabase database) : IDutyIndex
{
    private const string AddId = "INSERT INTO riders_on_duty (id, shard_hash) VALUES (@Id, @ShardHash) ON CONFLICT (id) DO NOTHING";

    private const string RemoveId = "DELETE FROM riders_on_duty WHERE id = @Id";

    /// <summary>Two shifts that are joined later are one that began with the first.</summary>
    private const string KeepSpan =
        """
        INSERT INTO duty_spans (rider_id, since, until, district) VALUES (@Id, @Since, @Until, @District)
        ON CONFLICT (rider_id, since) DO UPDATE SET until = excluded.until WHERE duty_spans.until < excluded.until
        """;

    /// <inheritdoc/>
    public Task Add(string riderId) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(AddId, Parameters(riderId), transaction));

    /// <inheritdoc/>
    public Task Remove(string riderId, DutySpan? shift, string? homeDistrict) => database.WriteRows(async (connection, transaction) =>
    {
        if (shift is not null && homeDistrict is not null)
        {
            var span = new
            {
                Id = riderId,
                Since = shift.From.ToUnixTimeMilliseconds(),
                Until = shift.To.ToUnixTimeMilliseconds(),
                District = homeDistrict,
            };
            await connection.ExecuteAsync(KeepSpan, span, transaction);
        }

        return await connection.ExecuteAsync(RemoveId, new { Id = riderId }, transaction);
    });

    /// <summary>Adds those of riders on duty who are missing. Returns how many those were.</summary>
    internal static Task<int> Restore(DbConnection connection, DbTransaction transaction, IEnumerable<string> riderIds) =>
        connection.ExecuteAsync(AddId, riderIds.Select(Parameters), transaction);

    private static object Parameters(string riderId) => new { Id = riderId, ShardHash = ShardHash.Of(riderId) };
}
