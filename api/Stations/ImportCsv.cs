using RedStation.Domain.Text;

namespace RedStation.Api.Stations;

/// <summary>Reads stations from CSV as spreadsheets write it: a header in any order, quotes, empty columns and rows at the end.</summary>
internal static class ImportCsv
{
    private static readonly string[] Required = ["id", "name", "lat", "lon", "ports"];

    /// <summary>The rows of the file. What is wrong with its header is noted and ends the reading.</summary>
    public static IEnumerable<ImportRow> Read(string text, ImportErrors errors)
    {
        List<(string Name, int Index)>? columns = null;
        foreach (var (line, cells) in CsvRecords.Read(text, CsvRecords.Delimiter(text)))
        {
            if (cells is null)
            {
                errors.Add(line, "row", "format", null, "each quote is closed, and a delimiter or the line's end stands behind it");
                continue;
            }

            if (cells.All(cell => cell.Length == 0) || (columns is null && IsHint(cells)))
            {
                continue;
            }

            if (columns is null)
            {
                columns = Header(line, cells, errors);
                if (columns is null)
                {
                    yield break;
                }

                continue;
            }

            if (Extra(cells, columns) is { } extra)
            {
                // Most often a comma in a name without quotes: every later column would be read as another.
                errors.Add(line, "row", "format", extra, $"{columns.Count} columns, as the header has; a comma in a cell needs quotes around it");
                continue;
            }

            yield return new ImportRow(line, columns.ToDictionary(
                column => column.Name, column => column.Index < cells.Count ? cells[column.Index] : "", StringComparer.Ordinal));
        }

        if (columns is null && errors.Count == 0)
        {
            errors.Add(0, "file", "required", null, "a header: " + string.Join(',', Required));
        }
    }

    /// <summary>The line by which spreadsheets tell each other the delimiter, before the header: <c>sep=;</c>.</summary>
    private static bool IsHint(IReadOnlyList<string> cells) =>
        cells[0].Equals("sep=", StringComparison.OrdinalIgnoreCase) && cells.Skip(1).All(cell => cell.Length == 0);

    /// <summary>A cell that stands under no column's name.</summary>
    private static string? Extra(IReadOnlyList<string> cells, List<(string Name, int Index)> columns) =>
        cells.Where((cell, index) => cell.Length > 0 && columns.TrueForAll(column => column.Index != index)).FirstOrDefault();

    private static List<(string Name, int Index)>? Header(int line, IReadOnlyList<string> cells, ImportErrors errors)
    {
        var before = errors.Count;
        var columns = new List<(string Name, int Index)>();
        for (var index = 0; index < cells.Count; index++)
        {
            if (cells[index].Length == 0)
            {
                continue;
            }

            if (!ImportRow.Columns.TryGetValue(cells[index].ToLowerInvariant(), out var name))
            {
                errors.Add(line, cells[index], "unknown", cells[index], Unknown(cells[index]));
                continue;
            }

            if (columns.Exists(column => column.Name == name))
            {
                errors.Add(line, name, "duplicate", cells[index], "one column of a name");
            }

            columns.Add((name, index));
        }

        foreach (var name in Required.Except(columns.Select(column => column.Name)))
        {
            errors.Add(line, name, "required", null, "a column of this name");
        }

        return errors.Count == before ? columns : null;
    }

    /// <summary>What an unknown name could have meant, and the names there are.</summary>
    internal static string Unknown(string name) =>
        $"{(NearestName.Of(name, ImportRow.Columns.Values) is { } near ? $"is {near} meant? " : "")}one of "
        + $"{string.Join(", ", ImportRow.Columns.Values)}";
}
