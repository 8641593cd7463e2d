using Microsoft.Extensions.Diagnostics.HealthChecks;
using RedStation.Silo.Shutdown;

namespace RedStation.Silo.Telemetry;

/// <summary>The host has started everything in it, and nobody has told it to stop.</summary>
internal sealed class HostRuns(IHostApplicationLifetime lifetime, Drain drain) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(lifetime.ApplicationStarted.IsCancellationRequested
            && !lifetime.ApplicationStopping.IsCancellationRequested
            && !drain.HasBegun
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("This process is starting, or was told to stop."));
}
