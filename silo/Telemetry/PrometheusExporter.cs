using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace RedStation.Silo.Telemetry;

/// <summary>
/// Figures on request. OpenTelemetry's own exporter for Prometheus has no stable release, so this one writes the text itself.
/// </summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly SemaphoreSlim oneAtATime = new(1);
    private string text = "";

    /// <inheritdoc/>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>The figures as they are now.</summary>
    public async Task<string> Scrape()
    {
        await oneAtATime.WaitAsync();
        try
        {
            Collect?.Invoke(Timeout.Infinite);
            return text;
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        text = PrometheusText.Write(batch);
        return ExportResult.Success;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        oneAtATime.Dispose();
        base.Dispose(disposing);
    }
}
