using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Domain.Geo;

namespace RedStation.Domain.Districts;

/// <summary>A closed line of an outline, with the box around it that answers most questions at once.</summary>
internal sealed class Ring
{
    private readonly ImmutableArray<GeoPoint> points;
    private readonly GeoPoint least;
    private readonly GeoPoint most;

    /// <summary>Takes the corners in order; whether the last repeats the first does not matter.</summary>
    public Ring(ImmutableArray<GeoPoint> points)
    {
        this.points = points;
        least = new GeoPoint(points.Min(point => point.Lat), points.Min(point => point.Lon));
        most = new GeoPoint(points.Max(point => point.Lat), points.Max(point => point.Lon));
    }

    /// <summary>
    /// Whether a point lies inside, by counting the edges east of it. Of two rings that share an edge, a point on it is in one only.
    /// </summary>
    public bool Contains(GeoPoint point)
    {
        if (!IsNear(point, 0, 0))
        {
            return false;
        }

        var inside = false;
        for (int i = 0, j = points.Length - 1; i < points.Length; j = i++)
        {
            // The lower end first, so that a shared edge gives the same number whichever way round a ring runs along it.
            var (low, high) = points[i].Lat < points[j].Lat ? (points[i], points[j]) : (points[j], points[i]);
            if (low.Lat <= point.Lat && point.Lat < high.Lat
                && point.Lon < low.Lon + (point.Lat - low.Lat) / (high.Lat - low.Lat) * (high.Lon - low.Lon))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>Whether a point lies in the box around the ring, widened by a margin in degrees.</summary>
    public bool IsNear(GeoPoint point, double latMargin, double lonMargin) =>
        point.Lat >= least.Lat - latMargin && point.Lat <= most.Lat + latMargin
        && point.Lon >= least.Lon - lonMargin && point.Lon <= most.Lon + lonMargin;

    /// <summary>The distance from a point to the line, in metres, on a plane that touches the globe at the point.</summary>
    public double MetresTo(GeoPoint point)
    {
        var (perLat, perLon) = (1 / Distance.LatitudeDegrees(1), 1 / Distance.LongitudeDegrees(1, point.Lat));
        var nearest = double.PositiveInfinity;
        for (int i = 0, j = points.Length - 1; i < points.Length; j = i++)
        {
            var (ax, ay) = ((points[j].Lon - point.Lon) * perLon, (points[j].Lat - point.Lat) * perLat);
            var (dx, dy) = ((points[i].Lon - points[j].Lon) * perLon, (points[i].Lat - points[j].Lat) * perLat);
            var length = dx * dx + dy * dy;
            var along = length == 0 ? 0 : Math.Clamp(-(ax * dx + ay * dy) / length, 0, 1);
            nearest = Math.Min(nearest, Math.Sqrt(Math.Pow(ax + along * dx, 2) + Math.Pow(ay + along * dy, 2)));
        }

        return nearest;
    }
}
