using System.Data.Common;
using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Stations;
using RedStation.Grains.Stations;
using RedStation.Storage.Databases;

namespace RedStation.Storage.Projections;

/// <summary>The table of stations.</summary>
public sealed class StationIndex(IDatabase database) : IStationIndex
{
    private const string AddId =
        """
        INSERT INTO stations (id, revision, shard_hash) VALUES (@StationId, -1, @ShardHash)
        ON CONFLICT (id) DO NOTHING
        """;

    private const string Put =
        """
        INSERT INTO stations (id, name, district, lat, lon, tile_x, tile_y, revision, next_due_at, shard_hash, retired)
        VALUES (@Id, @Name, @District, @Lat, @Lon, @TileX, @TileY, @Revision, @NextDueAt, @ShardHash, @Retired)
        ON CONFLICT (id) DO UPDATE
        SET name = excluded.name, district = excluded.district, lat = excluded.lat, lon = excluded.lon, tile_x = excluded.tile_x,
            tile_y = excluded.tile_y, revision = excluded.revision, next_due_at = excluded.next_due_at,
            retired = excluded.retired
        WHERE stations.revision < excluded.revision
        """;

    /// <summary>
    /// Whatever stands in the row. A station that is due stays due since when it was. A revision behind its grain's is usual, because most of
    /// what a station stores is not in its row; one ahead would keep later changes out. One that owes nothing any more is due until its grain says
    /// otherwise, in a while: that is usual too, and costs the clock one call.
    /// </summary>
    private const string RepairRow =
        """
        INSERT INTO stations (id, name, district, lat, lon, tile_x, tile_y, revision, next_due_at, shard_hash, retired)
        VALUES (@Id, @Name, @District, @Lat, @Lon, @TileX, @TileY, @Revision, @NextDueAt, @ShardHash, @Retired)
        ON CONFLICT (id) DO UPDATE
        SET name = excluded.name, district = excluded.district, lat = excluded.lat, lon = excluded.lon, tile_x = excluded.tile_x,
            tile_y = excluded.tile_y, revision = excluded.revision, shard_hash = excluded.shard_hash,
            retired = excluded.retired,
            next_due_at = CASE WHEN stations.next_due_at <= excluded.next_due_at THEN stations.next_due_at ELSE excluded.next_due_at END
        WHERE stations.name IS DISTINCT FROM excluded.name OR stations.district IS DISTINCT FROM excluded.district
          OR stations.lat IS DISTINCT FROM excluded.lat OR stations.lon IS DISTINCT FROM excluded.lon
          OR stations.tile_x IS DISTINCT FROM excluded.tile_x OR stations.tile_y IS DISTINCT FROM excluded.tile_y
          OR stations.retired <> excluded.retired OR stations.revision < 0 OR stations.revision > excluded.revision
          OR stations.shard_hash <> excluded.shard_hash
          OR (stations.next_due_at IS NULL AND excluded.next_due_at IS NOT NULL) OR stations.next_due_at > excluded.next_due_at
        """;

    private const string FindInTile = "SELECT id FROM stations WHERE tile_x = @X AND tile_y = @Y AND revision >= 0 AND retired = 0 ORDER BY id";

    /// <inheritdoc/>
    public Task Register(string stationId) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(AddId, new { StationId = stationId, ShardHash = ShardHash.Of(stationId) }, transaction));

    /// <inheritdoc/>
    public Task Project(StationRow row) => database.WriteRows(
        (connection, transaction) => connection.ExecuteAsync(Put, Parameters(row), transaction));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> IdsInTile(TileId tile) => database.Read<IReadOnlyList<string>>(async connection =>
        [.. await connection.QueryAsync<string>(FindInTile, new { tile.X, tile.Y })]);

    /// <summary>Makes rows what they should be, whatever they are. Returns how many were otherwise.</summary>
    internal static Task<int> Restore(DbConnection connection, DbTransaction transaction, IEnumerable<StationRow> rows) =>
        connection.ExecuteAsync(RepairRow, rows.Select(Parameters), transaction);

    private static object Parameters(StationRow row) => new
    {
        row.Id,
        row.Name,
        row.District,
        row.Position.Lat,
        row.Position.Lon,
        TileX = row.Tile.X,
        TileY = row.Tile.Y,
        row.Revision,
        NextDueAt = row.NextDueAt?.ToUnixTimeMilliseconds(),
        ShardHash = ShardHash.Of(row.Id),
        Retired = row.Retired ? 1 : 0,
    };
}
