using System.Text;

namespace RedStation.Domain.Text;

/// <summary>
/// Reads CSV as spreadsheets write it (RFC 4180): quotes with line breaks and doubled quotes in them, any line ends. A record is known by the line of
/// the file that it begins in, as a person counts who opens it in an editor.
/// </summary>
public static class CsvRecords
{
    /// <summary>The most characters of a record. Longer ones are none of ours.</summary>
    private const int Longest = 16_384;

    /// <summary>The records, each with its line. One that cannot be read has no cells; reading goes on in the next line.</summary>
    public static IEnumerable<(int Line, IReadOnlyList<string>? Cells)> Read(string text, char delimiter)
    {
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var from = at;
            var cells = Record(text, ref at, delimiter);
            if (cells is null)
            {
                at = EndOfLine(text, from);
            }

            yield return (line, cells);
            line += LineBreaks(text.AsSpan(from, at - from));
        }
    }

    /// <summary>The delimiter of a file by its header: a comma, or what spreadsheets of other countries and a copy of cells have.</summary>
    public static char Delimiter(string text)
    {
        var header = text.AsSpan(0, EndOfLine(text, 0)).ToString();
        return header.Contains(',', StringComparison.Ordinal) ? ','
            : header.Contains(';', StringComparison.Ordinal) ? ';'
            : header.Contains('\t', StringComparison.Ordinal) ? '\t'
            : ',';
    }

    /// <summary>Null when a quote is not closed, or something stands behind one that is.</summary>
    private static List<string>? Record(string text, ref int at, char delimiter)
    {
        var (cells, from) = (new List<string>(), at);
        while (true)
        {
            if (Cell(text, ref at, delimiter) is not { } cell || at - from > Longest)
            {
                return null;
            }

            cells.Add(cell.Trim());
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                continue;
            }

            at += at < text.Length && text[at] == '\r' ? 1 : 0;
            at += at < text.Length && text[at] == '\n' ? 1 : 0;
            return cells;
        }
    }

    /// <summary>The text of a cell; <paramref name="at"/> then stands on what ends it.</summary>
    private static string? Cell(string text, ref int at, char delimiter)
    {
        var start = at;
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        if (start >= text.Length || text[start] != '"')
        {
            var from = at;
            while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
            {
                at++;
            }

            return text[from..at];
        }

        var cell = new StringBuilder();
        for (at = start + 1; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else
            {
                at++;
                while (at < text.Length && text[at] == ' ')
                {
                    at++;
                }

                return at >= text.Length || text[at] == delimiter || text[at] is '\r' or '\n' ? cell.ToString() : null;
            }
        }

        return null;
    }

    private static int EndOfLine(string text, int from)
    {
        var end = text.AsSpan(from).IndexOfAny('\r', '\n');
        return end < 0
            ? text.Length
            : from + end + (text[from + end] == '\r' && from + end + 1 < text.Length && text[from + end + 1] == '\n' ? 2 : 1);
    }

    private static int LineBreaks(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; at++)
        {
            count += text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.Length || text[at + 1] != '\n')) ? 1 : 0;
        }

        return count;
    }
}
