using System.Collections.Immutable;
using RedStation.Contracts;

namespace RedStation.Domain.Geo;

/// <summary>Which web-map tile a place is in.</summary>
public static class Tiles
{
    private const int Zoom = TileId.WorkingZoom;
    private const int Side = 1 << Zoom;

    /// <summary>The latitude at which the square world map ends.</summary>
    private const double MostLatitude = 85.0511287798066;

    /// <summary>The tile of a place. Places beyond the map's edge count to the row at the edge.</summary>
    public static TileId At(GeoPoint point)
    {
        var lat = double.DegreesToRadians(Math.Clamp(point.Lat, -MostLatitude, MostLatitude));
        var x = (point.Lon + 180) / 360 * Side;
        var y = (1 - Math.Asinh(Math.Tan(lat)) / Math.PI) / 2 * Side;
        return new TileId(Zoom, Cell(x), Cell(y));
    }

    /// <summary>All tiles that a circle may touch.</summary>
    /// <param name="centre">Its centre.</param>
    /// <param name="radiusM">Its radius in metres; meant for a few kilometres.</param>
    public static ImmutableArray<TileId> Around(GeoPoint centre, double radiusM)
    {
        var dLat = Distance.LatitudeDegrees(radiusM);
        // The circle is widest towards the pole, so that edge gives the longitudes.
        var dLon = Distance.LongitudeDegrees(radiusM, Math.Min(MostLatitude, Math.Abs(centre.Lat) + dLat));
        return Box(new GeoPoint(centre.Lat - dLat, centre.Lon - dLon), new GeoPoint(centre.Lat + dLat, centre.Lon + dLon));
    }

    private static ImmutableArray<TileId> Box(GeoPoint southWest, GeoPoint northEast)
    {
        var (first, last) = (At(southWest), At(northEast));
        var tiles = ImmutableArray.CreateBuilder<TileId>();
        for (var y = last.Y; y <= first.Y; y++)
        {
            for (var x = first.X; x <= last.X; x++)
            {
                tiles.Add(new TileId(Zoom, x, y));
            }
        }

        return tiles.ToImmutable();
    }

    private static int Cell(double value) => Math.Clamp((int)Math.Floor(value), 0, Side - 1);
}
