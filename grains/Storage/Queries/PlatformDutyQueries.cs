using System.Text.Json;
using Dapper;
using RedStation.Contracts.Partners;
using RedStation.Storage.Databases;
using RedStation.Storage.GrainState;

namespace RedStation.Storage.Queries;

/// <summary>A platform's duties, for who rather asks than is told.</summary>
public sealed class PlatformDutyQueries(IDatabase database)
{
    private const string Find =
        """
        SELECT started_at AS At, id AS Id, payload AS Payload FROM platform_duties
        WHERE platform_id = @PlatformId AND (started_at < @At OR (started_at = @At AND id < @After)) ORDER BY started_at DESC, id DESC LIMIT @Limit
        """;

    /// <summary>Duties of a platform, the one that began last first.</summary>
    /// <param name="platformId">The platform.</param>
    /// <param name="cursor">The cursor of the page before, or null.</param>
    /// <param name="limit">The most to answer, ≥ 1.</param>
    public async Task<Page<PlatformDutyView>> List(string platformId, string? cursor, int limit)
    {
        var after = PageCursor.Read(cursor);
        var rows = (await database.Read(connection => connection.QueryAsync<Row>(
            Find, new { PlatformId = platformId, after.At, After = after.Id, Limit = limit + 1 }))).AsList();
        return Page.Of(rows, limit, row => new PageCursor(row.At, row.Id), row =>
            JsonSerializer.Deserialize<PlatformDutyView>(row.Payload, StateJson.Options)!);
    }

    private sealed record Row(long At, string Id, string Payload);
}
