using RedStation.Contracts;
using RedStation.Domain.Districts;
using RedStation.Domain.Geo;

namespace RedStation.Api.Demo;

/// <summary>Chooses places on land, inside the district they should be in.</summary>
internal sealed class DemoPlaces(DistrictMap districts)
{
    private const int Tries = 200;
    private const double ApartM = 120;

    private static readonly GeoPoint WestLake = new(30.2465, 120.1390);
    private const double WestLakeM = 1_700;

    private readonly List<GeoPoint> taken = [];

    /// <summary>A place some way from the middle, bell-shaped; apart from the ones chosen before.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="middle">The middle.</param>
    /// <param name="spreadM">The standard deviation, in metres, in each direction.</param>
    /// <param name="reach">The adcode, of a district or a city, that it must be in.</param>
    /// <returns>The place and its district, or null when none was found.</returns>
    public (GeoPoint Place, District District)? Choose(Random random, GeoPoint middle, double spreadM, string reach)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var place = Offset(middle, Bell(random) * spreadM, Bell(random) * spreadM);
            if (!IsWater(place) && taken.TrueForAll(other => Distance.Metres(other, place) >= ApartM)
                && districts.At(place) is { } district && DistrictScope.Covers([reach], district.Adcode))
            {
                taken.Add(place);
                return (place, district);
            }
        }

        return null;
    }

    /// <summary>A place so many metres north and east of another, to 5 decimals (about a metre).</summary>
    public static GeoPoint Offset(GeoPoint from, double northM, double eastM) => new(
        Math.Round(from.Lat + Math.Sign(northM) * Distance.LatitudeDegrees(Math.Abs(northM)), 5),
        Math.Round(from.Lon + Math.Sign(eastM) * Distance.LongitudeDegrees(Math.Abs(eastM), from.Lat), 5));

    /// <summary>A place at a distance in any direction.</summary>
    public static GeoPoint Around(Random random, GeoPoint from, double leastM, double mostM)
    {
        var (metres, bearing) = (leastM + random.NextDouble() * (mostM - leastM), random.NextDouble() * 2 * Math.PI);
        return Offset(from, metres * Math.Cos(bearing), metres * Math.Sin(bearing));
    }

    /// <summary>Whether a place lies in the lake in the middle of Hangzhou.</summary>
    public static bool IsWater(GeoPoint place) => Distance.Metres(place, WestLake) < WestLakeM;

    // Box–Muller.
    private static double Bell(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
