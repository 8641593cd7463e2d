using System.Text.Json.Nodes;
using RedStation.Tests.Load.Reports;

namespace RedStation.Tests.Load.Recognise;

/// <summary>
/// Each credential greets its own rider, once: shown elsewhere it is refused, while the same command repeated is answered the same.
/// </summary>
public static class RecognitionVerifier
{
    private const int Repeated = 50;

    /// <summary>Checks all answers, and repeats some.</summary>
    public static async Task Check(Readers readers, Report report)
    {
        var readings = readers.Readings.ToList();
        readings.Select(Wrong).OfType<string>().ToList().ForEach(report.Fail);
        foreach (var twice in readings.GroupBy(reading => reading.Shown.Credential).Where(same => same.Count() > 1))
        {
            report.Fail($"The load itself showed a credential of {twice.First().Shown.Rider.Id} twice.");
        }

        foreach (var reading in readings.Where(reading => reading.Status == 200).Take(Repeated))
        {
            var again = await readers.Present(reading.Station, reading.OperationId, reading.Shown.Credential);
            if (again != (reading.Status, reading.Body))
            {
                report.Fail($"The same command was answered {again.Status} {again.Body} after {reading.Status} {reading.Body}.");
            }

            var stolen = await readers.Present(readers.Another(reading.Station), reading.OperationId + "-again", reading.Shown.Credential);
            if (stolen.Status != 403 || (string?)JsonNode.Parse(stolen.Body)!["code"] != "credential_used")
            {
                report.Fail($"A used credential was answered {stolen.Status} {stolen.Body}.");
            }
        }
    }

    /// <summary>What is wrong about an answer, or null.</summary>
    public static string? Wrong(Reading reading) =>
        reading.Status != 200 ? $"A fresh credential was answered {reading.Status} {reading.Body}."
        : (string?)JsonNode.Parse(reading.Body)!["rider"]!["id"] is var greeted && greeted != reading.Shown.Rider.Id
            ? $"The credential of {reading.Shown.Rider.Id} greeted {greeted}."
        : (bool?)JsonNode.Parse(reading.Body)!["alreadyWelcome"] == true
            ? $"{reading.Shown.Rider.Id} came to {reading.Station} again within a visit, which is no recognition to measure."
            : null;
}
