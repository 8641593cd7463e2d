using Dapper;
using RedStation.Contracts.Stations;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Queries;

/// <summary>Lists of check-ins.</summary>
public sealed class CheckInQueries(IDatabase database)
{
    private const string FindOfRider =
        """
        SELECT id AS Id, station_id AS StationId, rider_id AS RiderId, display_name AS DisplayName, at AS At, visiting AS Visiting, door AS Door
        FROM check_ins WHERE rider_id = @RiderId AND (at < @At OR (at = @At AND id < @Id)) ORDER BY at DESC, id DESC LIMIT @Limit
        """;

    private const string FindOfStation =
        """
        SELECT id AS Id, station_id AS StationId, rider_id AS RiderId, display_name AS DisplayName, at AS At, visiting AS Visiting, door AS Door
        FROM check_ins
        WHERE station_id = @StationId AND at >= @Since AND at < @Until AND (at < @At OR (at = @At AND id < @Id))
        ORDER BY at DESC, id DESC LIMIT @Limit
        """;

    /// <summary>A station's check-ins, newest first.</summary>
    /// <param name="stationId">The station.</param>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="limit">The most check-ins to answer, ≥ 1.</param>
    /// <param name="from">Only at or after it.</param>
    /// <param name="to">Only before it.</param>
    /// <exception cref="FormatException">The cursor is unreadable; see <see cref="PageCursor.TryRead"/>.</exception>
    public async Task<Page<CheckIn>> List(string stationId, string? cursor, int limit, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var after = PageCursor.Read(cursor);
        // One row more than asked for tells whether there is a next page.
        var parameters = new
        {
            StationId = stationId,
            after.At,
            after.Id,
            Limit = limit + 1,
            Since = from?.ToUnixTimeMilliseconds() ?? 0,
            Until = to?.ToUnixTimeMilliseconds() ?? long.MaxValue,
        };
        var rows = (await database.Read(connection => connection.QueryAsync<Row>(FindOfStation, parameters))).AsList();
        return Page.Of(rows, limit, row => new PageCursor(row.At, row.Id), CheckIn);
    }

    /// <summary>A rider's check-ins, newest first.</summary>
    /// <param name="riderId">The rider.</param>
    /// <param name="cursor">The <see cref="Page{T}.Next"/> of the page before, or null.</param>
    /// <param name="limit">The most check-ins to answer, ≥ 1.</param>
    /// <exception cref="FormatException">The cursor is unreadable; see <see cref="PageCursor.TryRead"/>.</exception>
    public async Task<Page<CheckIn>> OfRider(string riderId, string? cursor, int limit)
    {
        var after = PageCursor.Read(cursor);
        var parameters = new { RiderId = riderId, after.At, after.Id, Limit = limit + 1 };
        var rows = (await database.Read(connection => connection.QueryAsync<Row>(FindOfRider, parameters))).AsList();
        return Page.Of(rows, limit, row => new PageCursor(row.At, row.Id), CheckIn);
    }

    private static CheckIn CheckIn(Row row) => new(
        row.Id,
        row.StationId,
        row.RiderId,
        row.DisplayName,
        DateTimeOffset.FromUnixTimeMilliseconds(row.At),
        row.Visiting != 0,
        Enum.Parse<DoorOutcome>(row.Door));

    private sealed record Row(string Id, string StationId, string RiderId, string DisplayName, long At, long Visiting, string Door);
}
