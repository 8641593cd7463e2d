using System.Globalization;
using System.Net;
using System.Text;

namespace RedStation.Tests.Load.Reports;

/// <summary>The report as one page that needs nothing but itself.</summary>
public static class HtmlReport
{
    private const string Style =
        """
        body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#222}
        table{border-collapse:collapse;margin:1rem 0;font-variant-numeric:tabular-nums}
        td,th{border:1px solid #ccc;padding:.25rem .6rem;text-align:right}td:first-child,th:first-child{text-align:left}
        .no{color:#a40000;font-weight:600}.yes{color:#1b6b1b}
        svg{width:100%;max-width:40rem;font-size:11px}.grid{stroke:#ddd}.scale{text-anchor:end;fill:#666}.title{font-weight:600}
        """;

    /// <summary>Writes it.</summary>
    public static Task Write(Report report, string file) => File.WriteAllTextAsync(file, Page(report));

    private static string Page(Report report)
    {
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
            .Append(Safe($"Load: {report.Scenario}")).Append("</title><style>").Append(Style).Append("</style></head><body>")
            .Append(CultureInfo.InvariantCulture, $"<h1>{Safe(report.Scenario)}</h1><p><code>{Safe(report.Command)}</code><br>")
            .Append(Safe($"{report.At:yyyy-MM-dd HH:mm}Z, commit {report.Commit}")).Append("<br>").Append(Safe(report.Machine)).Append("</p>");
        page.Append(report.Wrong.Count == 0
            ? "<p class=\"yes\">Everything received was right.</p>"
            : $"<p class=\"no\">{report.Wrong.Count} results were wrong: the run has failed.</p>");
        foreach (var wrong in report.Wrong.Take(100))
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"no\">{Safe(wrong)}</p>");
        }

        Rows(page, Table.MarkHead, report.Marks.Select(Table.Row));
        Rows(page, Table.MeasurementHead, report.Measurements.Select(Table.Row));
        Rows(page, ["what", "figure", "value"], report.Measurements.SelectMany(one =>
            one.Figures.Select(figure => (string[])[one.Name, figure.Key, Figure.Of(figure.Value)])));
        foreach (var note in report.Notes)
        {
            page.Append(CultureInfo.InvariantCulture, $"<p>{Safe(note)}</p>");
        }

        foreach (var one in report.Measurements.Where(one => one.Seconds.Count > 1))
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Safe(one.Name)}</h2>")
                .Append(SvgPlot.Draw(Safe($"{one.Unit} a second"), ("rate", "#2457a6", [.. one.Seconds.Select(second => second.Rate)])))
                .Append(SvgPlot.Draw(
                    "latency, ms",
                    ("p50", "#1b6b1b", [.. one.Seconds.Select(second => second.P50)]),
                    ("p99", "#a40000", [.. one.Seconds.Select(second => second.P99)])));
        }

        return page.Append("</body></html>\n").ToString();
    }

    private static void Rows(StringBuilder page, string[] head, IEnumerable<string[]> rows)
    {
        page.Append("<table><tr>").AppendJoin("", head.Select(cell => $"<th>{Safe(cell)}</th>")).Append("</tr>");
        foreach (var row in rows)
        {
            page.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Safe(cell)}</td>")).Append("</tr>");
        }

        page.Append("</table>");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
