namespace RedStation.Tests.Load.Reports;

/// <summary>The tables, as rows of texts: for the console, for Markdown, for HTML.</summary>
public static class Table
{
    /// <summary>The head of the measurements.</summary>
    public static string[] MeasurementHead { get; } =
        ["what", "rate/s", "p50 ms", "p90", "p99", "p99.9", "max", "errors", "server CPU s", "at rest MiB", "peak MiB"];

    /// <summary>The head of the marks.</summary>
    public static string[] MarkHead { get; } = ["mark", "demanded", "reached", ""];

    /// <summary>A measurement.</summary>
    public static string[] Row(Measurement one) =>
    [
        one.Name, $"{Figure.Of(one.Rate)} {one.Unit}".Trim(),
        Figure.Of(one.Latency?.P50, "–"), Figure.Of(one.Latency?.P90, "–"), Figure.Of(one.Latency?.P99, "–"),
        Figure.Of(one.Latency?.P999, "–"), Figure.Of(one.Latency?.Max, "–"), Figure.Of(one.Errors),
        Figure.Of(one.CpuSeconds, "not measured"), Figure.Mebibytes(one.Rest), Figure.Mebibytes(one.Peak),
    ];

    /// <summary>A mark.</summary>
    public static string[] Row(Mark mark) =>
    [
        mark.What, mark.Demanded, Figure.Of(mark.Value, "not measured"),
        (mark.Reached switch { true => "reached", false => "NOT REACHED", null => mark.Limit is null ? "" : "not measured" })
            + (mark.Note.Length > 0 ? " — " + mark.Note : ""),
    ];

    /// <summary>Rows as text with columns that stand under each other, and as Markdown at the same time.</summary>
    public static string Text(string[] head, IEnumerable<string[]> rows)
    {
        string[][] all = [head, .. rows];
        var widths = head.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        string Line(string[] row) => "| " + string.Join(" | ", row.Select((cell, column) => cell.PadRight(widths[column]))) + " |";
        var rule = "| " + string.Join(" | ", widths.Select(width => new string('-', width))) + " |";
        return string.Join('\n', [Line(head), rule, .. all.Skip(1).Select(Line)]);
    }
}
