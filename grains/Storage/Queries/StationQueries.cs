using System.Data.Common;
using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Domain.Geo;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Queries;

/// <summary>Searches for stations that are not retired. What their ports do is not here but in the live tiles.</summary>
public sealed class StationQueries(IDatabase database)
{
    private const double FirstRadiusM = 2_000;
    private const double HalfTheGlobeM = 20_100_000;

    private const string Columns =
        """
        SELECT id AS Id, name AS Name, district AS District, lat AS Lat, lon AS Lon, tile_x AS TileX, tile_y AS TileY,
               revision AS Revision, next_due_at AS NextDueAt
        FROM stations WHERE revision >= 0 AND retired = 0
        """;

    private const string Box = " AND lat BETWEEN @MinLat AND @MaxLat AND lon BETWEEN @MinLon AND @MaxLon";

    /// <summary>A box that begins east and ends west goes over the date line.</summary>
    private const string BoxOverDateLine = " AND lat BETWEEN @MinLat AND @MaxLat AND (lon >= @MinLon OR lon <= @MaxLon)";

    private const string Page = " AND id > @AfterId ORDER BY id LIMIT @Limit";

    /// <summary>Stations in a box, its edges included, by id. A box with minLon above maxLon goes over the date line.</summary>
    /// <param name="minLon">Its western edge, degrees.</param>
    /// <param name="minLat">Its southern edge, degrees.</param>
    /// <param name="maxLon">Its eastern edge, degrees.</param>
    /// <param name="maxLat">Its northern edge, degrees.</param>
    /// <param name="afterId">The last id of the page before, or null.</param>
    /// <param name="limit">The most stations to answer.</param>
    public Task<IReadOnlyList<StationRow>> InBox(double minLon, double minLat, double maxLon, double maxLat, string? afterId, int limit) =>
        Find(
            Columns + (minLon <= maxLon ? Box : BoxOverDateLine) + Page,
            new { MinLon = minLon, MinLat = minLat, MaxLon = maxLon, MaxLat = maxLat, AfterId = afterId ?? string.Empty, Limit = limit });

    /// <summary>Stations by id.</summary>
    /// <param name="afterId">The last id of the page before, or null.</param>
    /// <param name="limit">The most stations to answer.</param>
    public Task<IReadOnlyList<StationRow>> All(string? afterId, int limit) =>
        Find(Columns + Page, new { AfterId = afterId ?? string.Empty, Limit = limit });

    /// <summary>How many stations there are.</summary>
    public Task<long> Count() =>
        database.Read(connection => connection.ExecuteScalarAsync<long>("SELECT count(*) FROM stations WHERE revision >= 0 AND retired = 0"));

    /// <summary>The stations nearest to a place by great-circle distance, nearest first, wherever on the globe they are.</summary>
    public Task<IReadOnlyList<StationRow>> Near(GeoPoint place, int limit) => database.Read<IReadOnlyList<StationRow>>(async connection =>
    {
        for (var radiusM = FirstRadiusM; ; radiusM *= 4)
        {
            var found = (await Around(connection, place, radiusM))
                .Select(station => (station, distance: Distance.Metres(place, station.Position)))
                // The corners of the box lie beyond the circle, and something nearer may lie just outside the box.
                .Where(found => found.distance <= radiusM)
                .OrderBy(found => found.distance)
                .Take(limit)
                .Select(found => found.station)
                .ToList();
            if (found.Count == limit || radiusM > HalfTheGlobeM)
            {
                return found;
            }
        }
    });

    private static Task<IReadOnlyList<StationRow>> Around(DbConnection connection, GeoPoint place, double radiusM)
    {
        var (minLat, maxLat) = (place.Lat - Distance.LatitudeDegrees(radiusM), place.Lat + Distance.LatitudeDegrees(radiusM));
        // The circle is widest in degrees at its edge towards the pole; around a pole it holds every longitude.
        var reach = Distance.LongitudeDegrees(radiusM, Math.Min(90, Math.Max(Math.Abs(minLat), Math.Abs(maxLat))));
        var (minLon, maxLon) = reach >= 180 ? (-180, 180) : (Wrapped(place.Lon - reach), Wrapped(place.Lon + reach));
        return Query(
            connection,
            Columns + (minLon <= maxLon ? Box : BoxOverDateLine),
            new { MinLat = minLat, MaxLat = maxLat, MinLon = minLon, MaxLon = maxLon });
    }

    private static double Wrapped(double lon) => lon < -180 ? lon + 360 : lon > 180 ? lon - 360 : lon;

    private static async Task<IReadOnlyList<StationRow>> Query(DbConnection connection, string query, object parameters) =>
        [.. (await connection.QueryAsync<Row>(query, parameters)).Select(row => row.ToStation())];

    private Task<IReadOnlyList<StationRow>> Find(string query, object parameters) =>
        database.Read(connection => Query(connection, query, parameters));

    private sealed record Row(
        string Id, string Name, string District, double Lat, double Lon, long TileX, long TileY, long Revision, long? NextDueAt)
    {
        public StationRow ToStation() => new(
            Id,
            Name,
            District,
            new GeoPoint(Lat, Lon),
            new TileId(TileId.WorkingZoom, (int)TileX, (int)TileY),
            Revision,
            NextDueAt is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null);
    }
}
