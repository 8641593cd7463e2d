using System.Text;
using CsvHelper;

namespace RedStation.Api.Stations;

/// <summary>Reads stations from CSV as spreadsheets write it: UTF-8 with or without a mark, a header in any order, quotes.</summary>
public static class ImportCsv
{
    private static readonly string[] Required = ["id", "name", "lat", "lon", "ports"];

    /// <summary>The rows of the file. What cannot be read at all is noted as an error of the file and ends the reading.</summary>
    public static IEnumerable<ImportRow> Read(Stream file, ImportErrors errors)
    {
        using var text = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), true, -1, leaveOpen: true);
        using var reader = CsvReader.Create(text, Options(errors), leaveOpen: true);
        if (!TryRead(reader, errors))
        {
            if (errors.Count == 0)
            {
                errors.Add(0, "file", "required");
            }

            yield break;
        }

        var (columns, width) = (ReadHeader(reader, errors), reader.FieldCount);
        while (columns is not null && TryRead(reader, errors))
        {
            var number = (int)reader.LineNumber;
            if (reader.FieldCount > width)
            {
                // Most often a comma in a name without quotes: every later column would be read as another.
                errors.Add(number, "row", "format");
                continue;
            }

            yield return new ImportRow(number, columns
                .Where(column => column.Index < reader.FieldCount && !reader.IsEmpty(column.Index))
                .ToDictionary(column => column.Name, column => reader.GetString(column.Index), StringComparer.Ordinal));
        }
    }

    private static CsvReaderOptions Options(ImportErrors errors) => new()
    {
        HasHeader = false,
        TrackLineNumbers = true,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        AllowLineBreaksInQuotes = false,
        MalformedData = CsvMalformedDataHandling.Skip,
        OnMalformedRecord = record => errors.Add((int)record.LineNumber, "row", "format"),
        MaxRecordSize = 16_384,
    };

    private static bool TryRead(CsvReader reader, ImportErrors errors)
    {
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            errors.Add(0, "file", "format");
        }
        catch (DecoderFallbackException)
        {
            errors.Add(0, "file", "encoding");
        }

        return false;
    }

    private static List<(string Name, int Index)>? ReadHeader(CsvReader reader, ImportErrors errors)
    {
        var before = errors.Count;
        var columns = new List<(string Name, int Index)>();
        for (var index = 0; index < reader.FieldCount; index++)
        {
            if (!ImportRow.Columns.TryGetValue(reader.GetString(index).ToLowerInvariant(), out var name))
            {
                continue;
            }

            if (columns.Any(column => column.Name == name))
            {
                errors.Add(1, name, "duplicate");
            }

            columns.Add((name, index));
        }

        foreach (var name in Required.Except(columns.Select(column => column.Name)))
        {
            errors.Add(1, name, "required");
        }

        return errors.Count == before ? columns : null;
    }
}
