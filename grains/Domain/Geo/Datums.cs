using RedStation.Contracts;

namespace RedStation.Domain.Geo;

/// <summary>
/// Converts coordinates of Chinese maps. The formulas are the published ones that all programs use; the way back from GCJ-02 has no formula and is
/// searched for, to 1e-6 degrees (0.1 m), the same way and as far as the page's library does, so that both find the same place.
/// </summary>
public static class Datums
{
    private const double Axis = 6_378_245;
    private const double Eccentricity = 0.006_693_421_622_965_823;
    private const double Close = 1e-6;
    private const double BaiduFactor = Math.PI * 3000 / 180;

    /// <summary>A search that has not come close by then does not: nothing within China takes a fifth of it.</summary>
    private const int MostSteps = 50;

    /// <summary>A place in WGS-84.</summary>
    public static GeoPoint ToWgs84(GeoPoint place, Datum datum) => datum switch
    {
        Datum.Gcj02 => FromGcj02(place),
        Datum.Bd09 => FromGcj02(FromBd09(place)),
        _ => place,
    };

    /// <summary>A place of WGS-84 as a map of China shows it. Outside China the two are one.</summary>
    public static GeoPoint ToGcj02(GeoPoint place)
    {
        if (!IsInChina(place))
        {
            return place;
        }

        var (lon, lat) = (Lon(place.Lon - 105, place.Lat - 35), Lat(place.Lon - 105, place.Lat - 35));
        var radians = place.Lat / 180 * Math.PI;
        var magic = Math.Sin(radians);
        magic = 1 - (Eccentricity * magic * magic);
        var root = Math.Sqrt(magic);
        lon = lon * 180 / (Axis / root * Math.Cos(radians) * Math.PI);
        lat = lat * 180 / (Axis * (1 - Eccentricity) / (magic * root) * Math.PI);
        return new GeoPoint(place.Lat + lat, place.Lon + lon);
    }

    private static GeoPoint FromGcj02(GeoPoint place)
    {
        if (!IsInChina(place))
        {
            return place;
        }

        var found = place;
        for (var step = 0; step < MostSteps; step++)
        {
            var shown = ToGcj02(found);
            var (lat, lon) = (shown.Lat - place.Lat, shown.Lon - place.Lon);
            if (Math.Abs(lat) <= Close && Math.Abs(lon) <= Close)
            {
                break;
            }

            found = new GeoPoint(found.Lat - lat, found.Lon - lon);
        }

        return found;
    }

    private static GeoPoint FromBd09(GeoPoint place)
    {
        var (x, y) = (place.Lon - 0.0065, place.Lat - 0.006);
        var length = Math.Sqrt((x * x) + (y * y)) - (0.000_02 * Math.Sin(y * BaiduFactor));
        var angle = Math.Atan2(y, x) - (0.000_003 * Math.Cos(x * BaiduFactor));
        return new GeoPoint(length * Math.Sin(angle), length * Math.Cos(angle));
    }

    private static bool IsInChina(GeoPoint place) => place.Lon is >= 72.004 and <= 137.8347 && place.Lat is >= 0.8293 and <= 55.8271;

    private static double Lat(double x, double y) =>
        -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
        + (((20 * Math.Sin(6 * x * Math.PI)) + (20 * Math.Sin(2 * x * Math.PI))) * 2 / 3)
        + (((20 * Math.Sin(y * Math.PI)) + (40 * Math.Sin(y / 3 * Math.PI))) * 2 / 3)
        + (((160 * Math.Sin(y / 12 * Math.PI)) + (320 * Math.Sin(y * Math.PI / 30))) * 2 / 3);

    private static double Lon(double x, double y) =>
        300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
        + (((20 * Math.Sin(6 * x * Math.PI)) + (20 * Math.Sin(2 * x * Math.PI))) * 2 / 3)
        + (((20 * Math.Sin(x * Math.PI)) + (40 * Math.Sin(x / 3 * Math.PI))) * 2 / 3)
        + (((150 * Math.Sin(x / 12 * Math.PI)) + (300 * Math.Sin(x / 30 * Math.PI))) * 2 / 3);
}
