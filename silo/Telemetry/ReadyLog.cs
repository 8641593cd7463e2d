using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RedStation.Silo.Telemetry;

/// <summary>
/// Says when a check of readiness begins to fail and when it passes again. Said at each probe, every few seconds from each prober,
/// it would bury what else the log has to tell about the trouble.
/// </summary>
internal sealed partial class ReadyLog(ILogger<ReadyLog> logger)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> failing = [];

    /// <summary>Takes note of what was found.</summary>
    public void Note(HealthReport report)
    {
        lock (gate)
        {
            foreach (var (check, found) in report.Entries)
            {
                Note(check, found);
            }
        }
    }

    private void Note(string check, HealthReportEntry found)
    {
        if (found.Status == HealthStatus.Healthy)
        {
            if (failing.Remove(check))
            {
                LogPasses(check);
            }
        }
        else if (failing.Add(check))
        {
            LogFails(found.Exception, check, found.Description);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Not ready to serve, because of the check {Check}: {Found}")]
    private partial void LogFails(Exception? exception, string check, string? found);

    [LoggerMessage(LogLevel.Information, "The check {Check} passes again")]
    private partial void LogPasses(string check);
}
