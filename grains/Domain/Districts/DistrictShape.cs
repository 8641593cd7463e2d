using System.Collections.Immutable;
using RedStation.Contracts;
using RedStation.Domain.Geo;

namespace RedStation.Domain.Districts;

/// <summary>The outline of a district: polygons of an outer ring and holes, islands being polygons of their own.</summary>
internal sealed class DistrictShape
{
    private readonly ImmutableArray<ImmutableArray<Ring>> polygons;

    /// <summary>Takes the polygons; the first ring of each is the outer one.</summary>
    public DistrictShape(ImmutableArray<ImmutableArray<Ring>> polygons) => this.polygons = polygons;

    /// <summary>Whether a point lies inside, and in no hole.</summary>
    public bool Contains(GeoPoint point)
    {
        foreach (var rings in polygons)
        {
            if (rings[0].Contains(point) && !rings.Skip(1).Any(hole => hole.Contains(point)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How far the outline is from a point, in metres; infinite when it is certainly farther than <paramref name="within"/>.</summary>
    public double MetresTo(GeoPoint point, double within)
    {
        var (latMargin, lonMargin) = (Distance.LatitudeDegrees(within), Distance.LongitudeDegrees(within, point.Lat));
        return polygons
            .SelectMany(rings => rings)
            .Where(ring => ring.IsNear(point, latMargin, lonMargin))
            .Select(ring => ring.MetresTo(point))
            .DefaultIfEmpty(double.PositiveInfinity)
            .Min();
    }
}
