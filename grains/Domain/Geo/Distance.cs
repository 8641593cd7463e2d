using RedStation.Contracts;

namespace RedStation.Domain.Geo;

/// <summary>Distances on the globe.</summary>
public static class Distance
{
    private const double EarthRadiusM = 6_371_008.8;

    /// <summary>Great-circle distance in metres (haversine, mean radius; within 0.5% of the ellipsoid).</summary>
    public static double Metres(GeoPoint a, GeoPoint b)
    {
        var north = Math.Sin(double.DegreesToRadians(b.Lat - a.Lat) / 2);
        var east = Math.Sin(double.DegreesToRadians(b.Lon - a.Lon) / 2);
        var h = (north * north) + (Math.Cos(double.DegreesToRadians(a.Lat)) * Math.Cos(double.DegreesToRadians(b.Lat)) * east * east);
        return 2 * EarthRadiusM * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>How many degrees of latitude a distance is.</summary>
    public static double LatitudeDegrees(double metres) => double.RadiansToDegrees(metres / EarthRadiusM);

    /// <summary>How many degrees of longitude a distance is at a latitude; all of them near the poles.</summary>
    public static double LongitudeDegrees(double metres, double lat)
    {
        var cosine = Math.Cos(double.DegreesToRadians(lat));
        return cosine < 1e-6 ? 180 : Math.Min(180, LatitudeDegrees(metres) / cosine);
    }
}
