using System.Text.Json;

namespace RedStation.Tests.Load.Reports;

/// <summary>The report for machines.</summary>
public static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes it.</summary>
    public static Task Write(Report report, string file) => File.WriteAllTextAsync(file, JsonSerializer.Serialize(
        new
        {
            report.Scenario,
            report.Command,
            report.At,
            report.Commit,
            report.Machine,
            Passed = report.Wrong.Count == 0,
            report.Measurements,
            report.Marks,
            report.Notes,
            report.Wrong,
        },
        Options));
}
