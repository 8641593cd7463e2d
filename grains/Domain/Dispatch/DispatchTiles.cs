using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Domain.Geo;

namespace RedStation.Domain.Dispatch;

/// <summary>
/// Which dispatch tile a rider belongs to. Positions jitter, so a rider enters a tile at its border but leaves it only some way
/// beyond: one who waits at a border stays where they are.
/// </summary>
public static class DispatchTiles
{
    /// <summary>
    /// How far beyond the border a rider still belongs to the tile they came from, in metres: more than positions jitter in streets.
    /// </summary>
    public const double BorderM = 100;

    /// <summary>The tile of a rider who is here and was in another, or nowhere.</summary>
    public static TileId Of(GeoPoint here, TileId? before)
    {
        if (before is { } tile)
        {
            var (x, y) = Tiles.OnMap(here);
            var border = BorderM / Tiles.Metres(here.Lat);
            if (x >= tile.X - border && x < tile.X + 1 + border && y >= tile.Y - border && y < tile.Y + 1 + border)
            {
                return tile;
            }
        }

        return Tiles.At(here);
    }

    /// <summary>All tiles that riders within a circle may belong to.</summary>
    /// <param name="centre">Its centre.</param>
    /// <param name="radiusM">Its radius in metres; meant for a few kilometres.</param>
    public static ImmutableArray<TileId> Around(GeoPoint centre, double radiusM) => Tiles.Around(centre, radiusM + BorderM);
}
