using CsCheck;
using RedStation.Api.Trace;
using RedStation.Contracts.Stations;

namespace RedStation.Tests.Api.Trace;

public sealed class TraceReportTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Merge_AnyReports_KeepsEveryReadingInTheOrderOfItsStationAndEachPortOnceAReport() =>
        Gen.Select(Gen.Int[1, 3].Select(station => $"st-{station}"), Gen.Int[1, 5]).Array[0, 80].Sample(changes =>
        {
            var reports = changes.Select((change, line) => Report(change.Item1, change.Item2, line)).ToList();
            var sent = reports.GroupBy(report => report.Station)
                .ToDictionary(station => station.Key, station => station.SelectMany(report => report.Readings).ToArray());
            var merged = TraceReport.Merge(reports);
            return merged.All(report => report.Readings.DistinctBy(reading => reading.Port).Count() == report.Readings.Count)
                && sent.All(station => station.Value.SequenceEqual(
                    merged.Where(report => report.Station == station.Key).SelectMany(report => report.Readings)));
        });

    [Fact]
    public void Merge_ReportsOfOneStation_GoOutTogether()
    {
        var merged = TraceReport.Merge([Report("st-1", 1, 0), Report("st-2", 1, 1), Report("st-1", 2, 2), Report("st-1", 1, 3)]);
        Assert.Equal([("st-1", 2), ("st-2", 1), ("st-1", 1)], merged.Select(report => (report.Station, report.Readings.Count)));
    }

    private static TraceReport Report(string station, int port, int line)
    {
        var at = TimeSpan.FromSeconds(line);
        var report = new TraceReport(station, at, line);
        report.Add(new TraceChange(at, station, port, PortStatus.Charging), Start.AddSeconds(line));
        return report;
    }
}
