using Dapper;
using RedStation.Contracts;
using RedStation.Grains.Stations;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Projections;

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
        INSERT INTO stations (id, name, district, lat, lon, tile_x, tile_y, revision, next_due_at, shard_hash)
        VALUES (@Id, @Name, @District, @Lat, @Lon, @TileX, @TileY, @Revision, @NextDueAt, @ShardHash)
        ON CONFLICT (id) DO UPDATE
        SET name = excluded.name, district = excluded.district, lat = excluded.lat, lon = excluded.lon, tile_x = excluded.tile_x,
            tile_y = excluded.tile_y, revision = excluded.revision, next_due_at = excluded.next_due_at
        WHERE stations.revision < excluded.revision
        """;

    private const string FindInTile = "SELECT id FROM stations WHERE tile_x = @X AND tile_y = @Y AND revision >= 0 ORDER BY id";

    /// <inheritdoc/>
    public Task Register(string stationId) => database.WriteRows((connection, transaction) =>
        connection.ExecuteAsync(AddId, new { StationId = stationId, ShardHash = ShardHash.Of(stationId) }, transaction));

    /// <inheritdoc/>
    public Task Project(StationRow row) => database.WriteRows((connection, transaction) => connection.ExecuteAsync(
        Put,
        new
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
        },
        transaction));

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> IdsInTile(TileId tile) => database.Read<IReadOnlyList<string>>(async connection =>
        [.. await connection.QueryAsync<string>(FindInTile, new { tile.X, tile.Y })]);
}
