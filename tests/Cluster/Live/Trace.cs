using System.Globalization;

namespace RedStation.Tests.Cluster.Live;

/// <summary>A trace with its stations: where they are, how many ports they have, and what the trace says last of each port.</summary>
public sealed class Trace
{
    private readonly Dictionary<(string Station, int Port), string> last = [];

    private Trace(string file) => File = file;

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>The stations' ports by id.</summary>
    public Dictionary<string, int> Stations { get; } = [];

    /// <summary>The tiles that have stations.</summary>
    public SortedSet<string> Tiles { get; } = new(StringComparer.Ordinal);

    /// <summary>Lines that change a port.</summary>
    public int Applied { get; private set; }

    /// <summary>Lines that say what is known.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Lines that cannot be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>What a port is in the end; one never told of is offline.</summary>
    public string Last(string station, int port) => last.GetValueOrDefault((station, port), "offline");

    /// <summary>Reads a trace and the stations beside it, in the plainest way: the first four cells of a line, or it is unreadable.</summary>
    public static Trace Read(string file)
    {
        var trace = new Trace(file);
        foreach (var cells in Lines(Path.Combine(Path.GetDirectoryName(file)!, "stations.csv")))
        {
            trace.Stations.Add(cells[0], Number(cells[4]));
            trace.Tiles.Add(MapTiles.At(Decimal(cells[2]), Decimal(cells[3])));
        }

        foreach (var cells in Lines(file))
        {
            trace.Add(cells);
        }

        return trace;
    }

    private void Add(string[] cells)
    {
        if (cells.Length < 4 || !IsTime(cells[0]) || !IsPort(cells) || cells[3] is not ("available" or "charging" or "faulted" or "offline"))
        {
            Unreadable++;
            return;
        }

        var port = (cells[1], Number(cells[2]));
        if (Last(port.Item1, port.Item2) == cells[3])
        {
            Unchanged++;
        }
        else
        {
            Applied++;
        }

        last[port] = cells[3];
    }

    private bool IsPort(string[] cells) => Stations.TryGetValue(cells[1], out var ports)
        && int.TryParse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port >= 1 && port <= ports;

    private static IEnumerable<string[]> Lines(string file) => System.IO.File.ReadLines(file).Skip(1).Select(line => line.Split(','));

    private static bool IsTime(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var at) && at >= 0;

    private static double Decimal(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
