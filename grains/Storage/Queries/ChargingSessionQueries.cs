using Dapper;
using RedStation.Contracts.Devices;
using RedStation.Domain.Devices.Sessions;
using RedStation.Storage.Databases;
using RedStation.Storage.Devices;

namespace RedStation.Storage.Queries;

/// <summary>Sessions of charging, for who reads them.</summary>
public sealed class ChargingSessionQueries(IDatabase database)
{
    private const string ById = $"SELECT {ChargingSessionTable.Columns} FROM charging_sessions WHERE id = @Id";

    private const string OfRider =
        """
        SELECT started_at AS At, id AS Id, number AS Number, payload AS Payload FROM charging_sessions
        WHERE rider_id = @RiderId AND (started_at < @At OR (started_at = @At AND id < @After)) ORDER BY started_at DESC, id DESC LIMIT @Limit
        """;

    /// <summary>A session; null when there is none of that id.</summary>
    public Task<ChargingSessionView?> Find(string id) => database.Read(async connection =>
        await connection.QuerySingleOrDefaultAsync<ChargingSessionTable.Row>(ById, new { Id = id }) is { } row
            ? SessionRules.View(row.ToSession())
            : null);

    /// <summary>A rider's sessions, the one that began last first.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="cursor">The cursor of the page before, or null.</param>
    /// <param name="limit">The most to answer, ≥ 1.</param>
    public async Task<Page<ChargingSessionView>> List(string riderId, string? cursor, int limit)
    {
        var after = PageCursor.Read(cursor);
        var rows = (await database.Read(connection => connection.QueryAsync<Listed>(
            OfRider, new { RiderId = riderId, after.At, After = after.Id, Limit = limit + 1 }))).AsList();
        return Page.Of(
            rows, limit, row => new PageCursor(row.At, row.Id),
            row => SessionRules.View(new ChargingSessionTable.Row(row.Number, row.Payload).ToSession()));
    }

    private sealed record Listed(long At, string Id, long Number, string Payload);
}
