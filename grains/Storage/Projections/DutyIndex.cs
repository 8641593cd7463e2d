using System.Data.Common;
using Dapper;
using RedStation.Grains.Riders;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Projections;

/// <summary>The table of riders on duty.</summary>
public sealed class DutyIndex(IDatabase database) : IDutyIndex
{
    private const string AddId = "INSERT INTO riders_on_duty (id, shard_hash) VALUES (@Id, @ShardHash) ON CONFLICT (id) DO NOTHING";

    private const string RemoveId = "DELETE FROM riders_on_duty WHERE id = @Id";

    /// <inheritdoc/>
    public Task Add(string riderId) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(AddId, Parameters(riderId), transaction));

    /// <inheritdoc/>
    public Task Remove(string riderId) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(RemoveId, new { Id = riderId }, transaction));

    /// <summary>Adds those of riders on duty who are missing. Returns how many those were.</summary>
    internal static Task<int> Restore(DbConnection connection, DbTransaction transaction, IEnumerable<string> riderIds) =>
        connection.ExecuteAsync(AddId, riderIds.Select(Parameters), transaction);

    private static object Parameters(string riderId) => new { Id = riderId, ShardHash = ShardHash.Of(riderId) };
}
