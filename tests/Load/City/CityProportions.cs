namespace RedStation.Tests.Load.City;

/// <summary>
/// Hangzhou in the rush hour, at a scale: 110,000 riders on duty, a position of each every 10 s; 6,000 stations of 10 to 24 ports, a change of a port
/// every quarter of an hour or so; one rider in ten looks at the map; two visits to a station a shift, four times as many in the rush; a
/// governance task an hour for every 110 riders.
/// </summary>
/// <param name="scale">1 is the whole city.</param>
public sealed class CityProportions(double scale)
{
    private const double RidersOnDuty = 110_000;
    private const double SecondsBetweenPositions = 10;
    private const double StationsInAll = 6_000;
    private const double PortChangesPerSecond = 110;
    private const double Watching = 11_000;
    private const double RecognitionsPerSecond = 20;
    private const double TasksPerSecond = 0.3;
    private const int StationsOfTile = 20;
    private const int MostTiles = 60;

    /// <summary>Riders on duty, each with a line.</summary>
    public int Riders => Scaled(RidersOnDuty, 10);

    /// <summary>Positions a second.</summary>
    public double Positions => Riders / SecondsBetweenPositions;

    /// <summary>Stations.</summary>
    public int Stations => Scaled(StationsInAll, 20);

    /// <summary>Tiles they are in.</summary>
    public int Tiles => Math.Clamp(Stations / StationsOfTile, 1, MostTiles);

    /// <summary>Port changes a second.</summary>
    public double PortChanges => Math.Max(1, PortChangesPerSecond * scale);

    /// <summary>Phones that look at the map.</summary>
    public int Watchers => Scaled(Watching, 10);

    /// <summary>Credentials read a second.</summary>
    public double Recognitions => Math.Max(1, RecognitionsPerSecond * scale);

    /// <summary>Tasks a second.</summary>
    public double Tasks => Math.Max(0.5, TasksPerSecond * scale);

    private int Scaled(double number, int least) => Math.Max(least, (int)(number * scale));
}
