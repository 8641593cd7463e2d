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
        var (x, y) = OnMap(point);
        return new TileId(Zoom, Cell(x), Cell(y));
    }

    /// <summary>Where a place is on the map, in tiles from its north-west corner.</summary>
    internal static (double X, double Y) OnMap(GeoPoint point)
    {
        var lat = double.DegreesToRadians(Math.Clamp(point.Lat, -MostLatitude, MostLatitude));
        return ((point.Lon + 180) / 360 * Side, (1 - Math.Asinh(Math.Tan(lat)) / Math.PI) / 2 * Side);
    }

    /// <summary>How many metres a tile is wide at a latitude, which is also how high it is there.</summary>
    internal static double Metres(double lat) => 360.0 / Side / Distance.LatitudeDegrees(1) * Math.Cos(double.DegreesToRadians(lat));

    /// <summary>The latitude of a line on the map, counted in tiles from its northern edge.</summary>
    internal static double Latitude(double y) => double.RadiansToDegrees(Math.Atan(Math.Sinh((1 - (2 * y / Side)) * Math.PI)));

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
