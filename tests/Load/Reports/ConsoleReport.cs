namespace RedStation.Tests.Load.Reports;

/// <summary>The report at the end of a run, which is also what goes into RESULTS.md.</summary>
public static class ConsoleReport
{
    /// <summary>As text.</summary>
    public static string Text(Report report)
    {
        var lines = new List<string>
        {
            "",
            $"{report.Scenario}: {report.Command}",
            $"{report.At:yyyy-MM-dd HH:mm}Z, commit {report.Commit}",
            report.Machine,
            "",
            Table.Text(Table.MeasurementHead, report.Measurements.Select(Table.Row)),
        };
        var figures = report.Measurements.SelectMany(
            one => one.Figures.Select(figure => (string[])[one.Name, figure.Key, Figure.Of(figure.Value)])).ToList();
        if (figures.Count > 0)
        {
            lines.AddRange(["", Table.Text(["what", "figure", "value"], figures)]);
        }

        if (report.Marks.Count > 0)
        {
            lines.AddRange(["", Table.Text(Table.MarkHead, report.Marks.Select(Table.Row))]);
        }

        lines.AddRange(["", .. report.Notes.Select(note => "* " + note)]);
        lines.AddRange(report.Wrong.Take(20).Select(wrong => "WRONG: " + wrong));
        lines.Add(report.Wrong.Count == 0 ? "Everything received was right." : $"{report.Wrong.Count} results were wrong: the run has FAILED.");
        return string.Join('\n', lines);
    }
}
