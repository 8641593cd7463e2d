using System.Globalization;
using RedStation.Contracts;

namespace RedStation.Tests.Load.Dispatch;

/// <summary>
/// Riders on duty who move through a city, the same for the product and its yardstick. They are thickest in the middle, as
/// riders are, and each goes some metres between two positions.
/// </summary>
public sealed class RiderCrowd
{
    private const double CentreLat = 30.2741;
    private const double CentreLon = 120.1551;
    private const double StepDegrees = 0.0004;

    private readonly double[] lat;
    private readonly double[] lon;
    private readonly uint[] turns;

    /// <summary>Places so many riders within a radius.</summary>
    public RiderCrowd(int count, double radiusKm)
    {
        var random = new Random(330_100);
        (lat, lon, turns) = (new double[count], new double[count], new uint[count]);
        Ids = [.. Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"load-rider-{number:000000}"))];
        for (var rider = 0; rider < count; rider++)
        {
            // Even over the radius rather than over the area: so the middle is thickest.
            var (away, angle) = (radiusKm * random.NextDouble(), 2 * Math.PI * random.NextDouble());
            lat[rider] = CentreLat + (away * Math.Cos(angle) / 111.2);
            lon[rider] = CentreLon + (away * Math.Sin(angle) / 96.0);
            turns[rider] = (uint)random.Next();
        }
    }

    /// <summary>Who they are.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>How many there are.</summary>
    public int Count => lat.Length;

    /// <summary>Where a rider is.</summary>
    public GeoPoint Place(int rider) => new(lat[rider], lon[rider]);

    /// <summary>Where a rider is after the next step.</summary>
    public GeoPoint Step(int rider)
    {
        // xorshift: a random number costs next to nothing, for both sides the same.
        ref var turn = ref turns[rider];
        turn ^= turn << 13;
        turn ^= turn >> 17;
        turn ^= turn << 5;
        lat[rider] += ((turn & 0xffff) / 65_535.0 - 0.5) * StepDegrees;
        lon[rider] += ((turn >> 16) / 65_535.0 - 0.5) * StepDegrees;
        return Place(rider);
    }
}
