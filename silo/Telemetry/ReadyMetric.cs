using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RedStation.Silo.Telemetry;

/// <summary>Readiness as a figure, so that an alert can watch it where nobody but the load balancer asks <c>/readyz</c>.</summary>
internal sealed class ReadyMetric : IHealthCheckPublisher
{
    private readonly ReadyLog log;
    private int? ready;

    /// <summary>Publishes the figure; it has no value until the first check is done.</summary>
    public ReadyMetric(ReadyLog log, IMeterFactory meters)
    {
        this.log = log;
        meters.Create(SiloTelemetry.Meter).CreateObservableGauge(
            "redstation.ready", Ready, description: "1 when this process can serve, 0 when it cannot.");
    }

    /// <inheritdoc/>
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        log.Note(report);
        ready = report.Status == HealthStatus.Healthy ? 1 : 0;
        return Task.CompletedTask;
    }

    private IEnumerable<Measurement<int>> Ready() => this.ready is { } ready ? [new(ready)] : [];
}
