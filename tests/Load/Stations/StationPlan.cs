using System.Globalization;
using System.Text;
using RedStation.Contracts;

namespace RedStation.Tests.Load.Stations;

/// <summary>Where the load's stations are: a block of tiles over the middle of Hangzhou, equally many in each, 10 to 24 ports.</summary>
public sealed class StationPlan
{
    private const int Columns = 10;
    private const int FewestPorts = 10;
    private const int MostPorts = 24;
    private static readonly TileId Corner = new(TileId.WorkingZoom, 6825, 3378);

    /// <summary>Plans so many stations over so many tiles.</summary>
    public StationPlan(int stations, int tiles)
    {
        Tiles = [
            .. Enumerable.Range(0, tiles).Select(number => Corner with { X = Corner.X + (number % Columns), Y = Corner.Y + (number / Columns) })];
        Stations = [.. Enumerable.Range(0, stations).Select(Plan)];
    }

    /// <summary>The tiles.</summary>
    public IReadOnlyList<TileId> Tiles { get; }

    /// <summary>The stations; number n is in tile n modulo tiles.</summary>
    public IReadOnlyList<PlannedStation> Stations { get; }

    /// <summary>The import file.</summary>
    public string Csv()
    {
        var text = new StringBuilder("id,name,lat,lon,ports,services\n");
        foreach (var station in Stations)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{station.Id},负载驿站 {station.Number},{station.Position.Lat},{station.Position.Lon},{station.Ports},charging|water|rest\n");
        }

        return text.ToString();
    }

    /// <summary>The box around a tile, for the list of stations: minLon, minLat, maxLon, maxLat.</summary>
    public static (double West, double South, double East, double North) Box(TileId tile)
    {
        var (northWest, southEast) = (At(tile, 0, 0), At(tile, 1, 1));
        return (northWest.Lon, southEast.Lat, southEast.Lon, northWest.Lat);
    }

    private PlannedStation Plan(int number)
    {
        var (tile, turn) = (Tiles[number % Tiles.Count], number / Tiles.Count);
        // The golden ratio's steps never meet and leave no corner out.
        var (across, down) = (0.05 + (0.9 * (turn * 0.6180339887 % 1)), 0.05 + (0.9 * (turn * 0.7548776662 % 1)));
        var position = At(tile, across, down);
        return new PlannedStation(
            number, new GeoPoint(Math.Round(position.Lat, 6), Math.Round(position.Lon, 6)), tile,
            FewestPorts + (number * 7 % (MostPorts - FewestPorts + 1)));
    }

    private static GeoPoint At(TileId tile, double across, double down)
    {
        var side = Math.Pow(2, tile.Zoom);
        var lon = ((tile.X + across) / side * 360) - 180;
        var lat = double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2 * (tile.Y + down) / side)))));
        return new GeoPoint(lat, lon);
    }
}
