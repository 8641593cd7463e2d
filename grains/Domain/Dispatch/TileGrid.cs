using RedStation.Contracts;
using RedStation.Domain.Geo;

namespace RedStation.Domain.Dispatch;

/// <summary>
/// The cells of a tile, about 210 m wide in Zhejiang. The cells at the edge reach outwards without end, so that every place on the globe is
/// in one of them.
/// </summary>
internal sealed class TileGrid(TileId tile)
{
    /// <summary>Cells along a side.</summary>
    private const int Side = 20;

    /// <summary>All cells.</summary>
    public const int Cells = Side * Side;

    /// <summary>The smallest width of a cell over the whole tile, less a little for the curve of the shortest way between two places.</summary>
    private readonly double leastCellM =
        0.99 * Math.Min(Tiles.Metres(Tiles.Latitude(tile.Y)), Tiles.Metres(Tiles.Latitude(tile.Y + 1))) / Side;

    /// <summary>The cell of a place.</summary>
    public short CellOf(GeoPoint place)
    {
        var (x, y) = InCells(place);
        return (short)((Clamped(y) * Side) + Clamped(x));
    }

    /// <summary>The cells in use that may hold anybody within a radius of a place, the nearest first, with the least distance of each.</summary>
    /// <returns>How many there are.</returns>
    public int Near(GeoPoint centre, double radiusM, ReadOnlySpan<int> firstOfCell, Span<double> leastM, Span<short> cells)
    {
        var (x, y) = InCells(centre);
        var cellM = Math.Min(leastCellM, 0.99 * Tiles.Metres(centre.Lat) / Side);
        var found = 0;
        for (var row = 0; row < Side; row++)
        {
            var south = Beyond(y, row) * cellM;
            for (var column = 0; south <= radiusM && column < Side; column++)
            {
                var cell = (row * Side) + column;
                if (firstOfCell[cell] == KnownRider.None)
                {
                    continue;
                }

                var east = Beyond(x, column) * cellM;
                var least = Math.Sqrt((south * south) + (east * east));
                if (least <= radiusM)
                {
                    (leastM[found], cells[found]) = (least, (short)cell);
                    found++;
                }
            }
        }

        leastM[..found].Sort(cells[..found]);
        return found;
    }

    private (double X, double Y) InCells(GeoPoint place)
    {
        var (x, y) = Tiles.OnMap(place);
        return ((x - tile.X) * Side, (y - tile.Y) * Side);
    }

    private static int Clamped(double value) => (int)Math.Clamp(Math.Floor(value), 0, Side - 1);

    /// <summary>How far a value lies outside a cell, in cells.</summary>
    private static double Beyond(double value, int cell)
    {
        var before = cell == 0 ? 0 : cell - value;
        var after = cell == Side - 1 ? 0 : value - (cell + 1);
        return Math.Max(0, Math.Max(before, after));
    }
}
