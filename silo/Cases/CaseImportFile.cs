using System.Collections.Immutable;
using System.Globalization;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Domain.Cases;
using RedStation.Domain.Districts;
using RedStation.Domain.Text;

namespace RedStation.Silo.Cases;

/// <summary>
/// Reads cases of another system from CSV. Reading checks everything and changes nothing; only a file without errors is taken. Columns whose names
/// are not ours and were not mapped are passed over.
/// </summary>
internal sealed class CaseImportFile(CaseImportSettings settings, DistrictMap districts, CaseRuleSet rules, DateTimeOffset now)
{
    private const int MostErrors = 100;

    private readonly List<CaseImportError> errors = [];

    /// <summary>Our columns.</summary>
    public static ImmutableArray<string> Columns { get; } =
    [
        "sourceId", "classId", "district", "lat", "lon", "note", "reportedAt", "answeredAt", "reason", "dispatchedAt", "unit", "dueAt", "closedAt",
    ];

    /// <summary>What is wrong, the first hundred.</summary>
    public IReadOnlyList<CaseImportError> Errors => errors;

    /// <summary>The cases of a file.</summary>
    /// <param name="text">The file.</param>
    public IReadOnlyList<ImportCase> Read(string text)
    {
        var cases = new List<ImportCase>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        Dictionary<string, int>? header = null;
        foreach (var (line, cells) in CsvRecords.Read(text, CsvRecords.Delimiter(text)))
        {
            if (errors.Count >= MostErrors)
            {
                break;
            }

            if (cells is null)
            {
                errors.Add(new(line, "row", "each quote is closed, and a delimiter or the line's end stands behind it"));
            }
            else if (header is null)
            {
                header = Header(cells);
            }
            else if (cells.Any(cell => cell.Length > 0) && Case(new Row(line, header, cells, errors)) is { } read)
            {
                if (seen.TryAdd(read.SourceId, line))
                {
                    cases.Add(read);
                }
                else
                {
                    errors.Add(new(line, "sourceId", $"one row of an id; line {seen[read.SourceId]} has it"));
                }
            }
        }

        return cases;
    }

    private Dictionary<string, int> Header(IReadOnlyList<string> cells)
    {
        var header = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var at = 0; at < cells.Count; at++)
        {
            header.TryAdd(settings.Columns.GetValueOrDefault(cells[at], cells[at]), at);
        }

        foreach (var column in (string[])["sourceId", "lat", "lon", "reportedAt"])
        {
            if (!header.ContainsKey(column))
            {
                errors.Add(new(1, column, "a column, by this name or mapped with --map"));
            }
        }

        return header;
    }

    private ImportCase? Case(Row row)
    {
        var before = errors.Count;
        var place = new GeoPoint(row.Number("lat"), row.Number("lon"));
        row.Require(place.IsOnGlobe(), "lat", "lat -90 to 90, lon -180 to 180");
        var id = row["sourceId"] ?? "";
        row.Require(
            id.Length > 0 && CaseIdOf(id).Length <= Limits.EntityId
                && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'),
            "sourceId", "letters, digits, . _ -, not longer than an id");
        var district = row["district"] ?? settings.District ?? districts.At(place)?.Adcode;
        row.Require(district is not null && districts.Find(district) is not null, "district", "a known adcode, or a place in one, or --district");
        var classId = row["classId"] ?? settings.ClassId;
        var known = rules.ClassesOf(district).List;
        var one = known.Classes.FirstOrDefault(found => found.Id == classId);
        row.Require(one is not null, "classId", "a class of the district, or --class");
        var note = PersonText.Lines(row["note"] ?? "");
        row.Require(PersonText.Fits(note, Limits.CaseDescription), "note", $"at most {Limits.CaseDescription} characters");
        var reason = row["reason"];
        row.Require(reason is null || known.Reasons.Any(found => found.Code == reason), "reason", "a reason of the district's list");
        var reportedAt = row.Time("reportedAt", settings.Zone);
        row.Require(reportedAt is not null, "reportedAt", "a time");
        if (errors.Count > before)
        {
            return null;
        }

        var read = new ImportCase
        {
            Source = settings.Source,
            SourceId = id,
            ClassId = classId!,
            Position = place,
            District = district!,
            Note = note.Length > 0 ? note : one!.Name,
            ReportedAt = reportedAt!.Value,
            AnsweredAt = row.Time("answeredAt", settings.Zone),
            Reason = reason,
            DispatchedAt = row.Time("dispatchedAt", settings.Zone),
            Unit = PersonText.Line(row["unit"] ?? "") is { Length: > 0 } unit ? unit : null,
            DueAt = row.Time("dueAt", settings.Zone),
            ClosedAt = row.Time("closedAt", settings.Zone),
        };
        if (errors.Count == before && ImportRules.WhyNot(read, now) is { } fault)
        {
            row.Require(false, fault.Field, fault.Rule);
        }

        return errors.Count > before ? null : read;
    }

    /// <summary>The id of a case here: whose it was can be seen from it.</summary>
    /// <param name="sourceId">Its id there.</param>
    public string CaseIdOf(string sourceId) => $"i-{settings.Source}-{sourceId}";

    /// <summary>A row of the file by our names of its columns.</summary>
    private sealed class Row(int line, Dictionary<string, int> header, IReadOnlyList<string> cells, List<CaseImportError> errors)
    {
        private static readonly string[] Local =
            ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy/M/d H:mm:ss", "yyyy/M/d H:mm"];

        /// <summary>A cell; null for an empty one, and for a column that is not there.</summary>
        public string? this[string column] =>
            header.TryGetValue(column, out var at) && at < cells.Count && cells[at].Trim() is { Length: > 0 } cell ? cell : null;

        public void Require(bool ok, string column, string rule)
        {
            if (!ok)
            {
                errors.Add(new(line, column, rule));
            }
        }

        public double Number(string column) =>
            double.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

        /// <summary>A time, with its zone or in that of the file.</summary>
        public DateTimeOffset? Time(string column, TimeZoneInfo zone)
        {
            if (this[column] is not { } text)
            {
                return null;
            }

            if (Domain.W3CTime.TryRead(text, out var time))
            {
                return time;
            }

            if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && !zone.IsInvalidTime(local))
            {
                return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
            }

            Require(false, column, "a time such as 2026-11-30 08:00:00 or 2026-11-30T08:00:00+08:00");
            return null;
        }
    }
}

/// <summary>What is wrong with a file.</summary>
/// <param name="Line">In which line, as an editor counts.</param>
/// <param name="Column">In which of our columns.</param>
/// <param name="Rule">What it should be.</param>
internal sealed record CaseImportError(int Line, string Column, string Rule);
