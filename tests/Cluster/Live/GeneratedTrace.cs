using System.Globalization;

namespace RedStation.Tests.Cluster.Live;

/// <summary>
/// Makes a day of charging that is the same every time: 400 stations with 8,000 ports, 20,000 changes, a few lines that make no sense.
/// </summary>
public static class GeneratedTrace
{
    private const int Stations = 400;
    private const int Ports = 20;
    private const int LaterChanges = 12_000;
    private const double DaySeconds = 86_400;

    private static readonly string[] Statuses = ["available", "charging", "charging", "available", "faulted", "offline"];

    private static readonly string[] Nonsense =
    [
        "soon,made-001,1,charging", "86400,nowhere,1,charging", "86400,made-001,21,charging", "86400,made-001,0,charging",
        "86400,made-001,1,melted", "86400,made-001", "-1,made-001,1,charging", "86400,made-001,one,charging", "\"86400,made-001,1,charging",
    ];

    /// <summary>Writes the trace and its stations into a folder.</summary>
    public static Trace Write(string folder)
    {
        var random = new Random(20261124);
        File.WriteAllLines(
            Path.Combine(folder, "stations.csv"),
            Enumerable.Range(1, Stations).Select(number => string.Create(
                CultureInfo.InvariantCulture,
                // All of it lies in districts the program knows, and in more tiles than a connection may watch.
                $"{Id(number)},样站 {number},{29.85 + (random.NextDouble() * 0.24):0.00000},{119.9 + (random.NextDouble() * 0.5):0.00000},{Ports}"))
                .Prepend("id,name,lat,lon,ports"));
        var file = Path.Combine(folder, "trace.csv");
        File.WriteAllLines(file, Changes(random).Prepend("at,station,port,status"));
        return Trace.Read(file);
    }

    private static IEnumerable<string> Changes(Random random)
    {
        foreach (var station in Enumerable.Range(1, Stations))
        {
            foreach (var port in Enumerable.Range(1, Ports))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"0.0,{Id(station)},{port},available");
            }
        }

        foreach (var change in Enumerable.Range(1, LaterChanges))
        {
            var at = DaySeconds * change / LaterChanges;
            var (station, port, status) = (Id(random.Next(1, Stations + 1)), random.Next(1, Ports + 1), Statuses[random.Next(Statuses.Length)]);
            yield return string.Create(CultureInfo.InvariantCulture, $"{at:0.0},{station},{port},{status}");
        }

        foreach (var line in Nonsense)
        {
            yield return line;
        }
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"made-{number:000}");
}
