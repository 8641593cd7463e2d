using System.Globalization;
using System.Runtime.CompilerServices;
using RedStation.Api.Http.Json;
using RedStation.Contracts.Stations;

namespace RedStation.Api.Trace;

/// <summary>Reads a trace line by line, never as a whole. A line that cannot be read is reported and skipped.</summary>
/// <param name="ports">The known stations, each with its number of ports.</param>
public sealed class TraceReader(IReadOnlyDictionary<string, int> ports)
{
    /// <summary>The longest time a trace may span.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private const int LongestLine = 1_000;
    private static readonly string[] Names = ["at", "station", "port", "status"];

    /// <summary>Every line after the header, in the order of the file. Empty lines are skipped.</summary>
    /// <exception cref="TraceFormatException">The header does not name the four columns.</exception>
    public async IAsyncEnumerable<TraceLine> Read(TextReader file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var lines = new BoundedLines(file, LongestLine);
        var columns = Header((await lines.Read(cancellation)).Line);
        var latest = TimeSpan.Zero;
        for (var number = 2L; ; number++)
        {
            var (end, line) = await lines.Read(cancellation);
            if (end)
            {
                yield break;
            }

            if (line is not null && string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var read = line is null ? new TraceLine(number, null, "line: too long") : ReadLine(number, Cells(line), columns, latest);
            latest = read.Change?.At ?? latest;
            yield return read;
        }
    }

    private static int[] Header(string? line)
    {
        var cells = Cells(line ?? "");
        var columns = Array.ConvertAll(Names, name => Array.IndexOf(cells, name));
        return columns.Contains(-1)
            ? throw new TraceFormatException("The first line of a trace must name the columns at, station, port and status.")
            : columns;
    }

    private TraceLine ReadLine(long number, string[] cells, int[] columns, TimeSpan latest)
    {
        if (cells.Length <= columns.Max())
        {
            return new TraceLine(number, null, "line: too few columns");
        }

        var (at, station, port, status) = (cells[columns[0]], cells[columns[1]], cells[columns[2]], cells[columns[3]]);
        if (!double.TryParse(at, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            || !(seconds >= 0 && seconds <= Longest.TotalSeconds))
        {
            return new TraceLine(number, null, "at: seconds from the start, 0 to 366 days");
        }

        var time = TimeSpan.FromSeconds(seconds);
        if (time < latest)
        {
            return new TraceLine(number, null, "at: earlier than the line before");
        }

        if (!ports.TryGetValue(station, out var count))
        {
            return new TraceLine(number, null, "station: not in the file of stations");
        }

        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var which) || which < 1 || which > count)
        {
            return new TraceLine(number, null, "port: not a port of the station");
        }

        return WireNames.TryRead<PortStatus>(status, out var known)
            ? new TraceLine(number, new TraceChange(time, station, which, known), null)
            : new TraceLine(number, null, "status: not a port status");
    }

    // No column may hold a comma, so a quote is only something to take off; one that is not closed spoils its own line and no other.
    private static string[] Cells(string line) => Array.ConvertAll(line.TrimStart('\uFEFF').Split(','), cell =>
    {
        var text = cell.Trim();
        return text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1] : text;
    });
}
