namespace RedStation.Tests.Cluster.Chaos;

/// <summary>Where a run takes place: a few hundred metres in the middle of Hangzhou.</summary>
public static class Place
{
    /// <summary>North.</summary>
    public const double Lat = 30.2741;

    /// <summary>East.</summary>
    public const double Lon = 120.1551;

    /// <summary>Somewhere within 150 m.</summary>
    public static (double Lat, double Lon) Near(Random random) =>
        (Lat + ((random.NextDouble() - 0.5) * 0.002), Lon + ((random.NextDouble() - 0.5) * 0.002));
}
