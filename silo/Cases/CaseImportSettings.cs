using System.Collections.Immutable;
using RedStation.Grains.Settings;

namespace RedStation.Silo.Cases;

/// <summary>What a command line says about a file of cases.</summary>
/// <param name="File">The file.</param>
/// <param name="Source">The system that it comes from: 1 to 20 letters and digits.</param>
/// <param name="Columns">Our name of a column by the file's, where they differ.</param>
/// <param name="District">The adcode of rows that name none.</param>
/// <param name="ClassId">The class of rows that name none.</param>
/// <param name="Zone">The zone of times that name none.</param>
/// <param name="Switches">The switches of every command.</param>
internal sealed record CaseImportSettings(
    string File,
    string Source,
    ImmutableDictionary<string, string> Columns,
    string? District,
    string? ClassId,
    TimeZoneInfo Zone,
    ImmutableArray<string> Switches)
{
    private const string China = "Asia/Shanghai";
    private const int LongestSource = 20;

    /// <summary>How to call it.</summary>
    public const string Usage =
        "silo import-cases FILE --source NAME [--map THEIRS=OURS]... [--district ADCODE] [--class ID] [--zone ZONE] and switches as for run. "
        + "FILE is CSV in UTF-8; our columns are sourceId, classId, district, lat, lon, note, reportedAt, answeredAt, reason, dispatchedAt, unit, "
        + "dueAt, closedAt. --map THEIRS= leaves a column out.";

    /// <summary>Reads a command line.</summary>
    /// <exception cref="StartException">Something is missing or not understood.</exception>
    public static CaseImportSettings Read(string[] arguments)
    {
        if (arguments is not [var file, .. var rest] || file.StartsWith('-'))
        {
            throw new StartException("Name the file: " + Usage);
        }

        var columns = ImmutableDictionary.CreateBuilder<string, string>();
        var switches = ImmutableArray.CreateBuilder<string>();
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < rest.Length; at++)
        {
            var value = at + 1 < rest.Length ? rest[at + 1] : null;
            switch (rest[at])
            {
                case "--map":
                    var (theirs, ours) = Pair(value);
                    columns[theirs] = ours;
                    at++;
                    break;
                case "--source" or "--district" or "--class" or "--zone":
                    values[rest[at]] = value ?? throw new StartException($"{rest[at]} needs a value: {Usage}");
                    at++;
                    break;
                default:
                    switches.Add(rest[at]);
                    break;
            }
        }

        var source = values.GetValueOrDefault("--source");
        return source is { Length: >= 1 and <= LongestSource } && source.All(char.IsAsciiLetterOrDigit)
            ? new CaseImportSettings(
                Path.GetFullPath(file), source, columns.ToImmutable(), values.GetValueOrDefault("--district"), values.GetValueOrDefault("--class"),
                ZoneOf(values.GetValueOrDefault("--zone") ?? China), switches.ToImmutable())
            : throw new StartException($"--source names the system that the file comes from, with 1 to {LongestSource} letters and digits: {Usage}");
    }

    private static (string Theirs, string Ours) Pair(string? value) =>
        value?.Split('=') is [{ Length: > 0 } theirs, var ours] && (ours.Length == 0 || CaseImportFile.Columns.Contains(ours))
            ? (theirs, ours)
            : throw new StartException($"--map {value} is not THEIRS=OURS with one of our columns: {Usage}");

    private static TimeZoneInfo ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : throw new StartException($"--zone {name} is no time zone; it is a name such as {China}.");
}
