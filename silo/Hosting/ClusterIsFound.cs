using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RedStation.Silo.Hosting;

/// <summary>This process, an Orleans client, is connected to at least one silo.</summary>
public sealed class ClusterIsFound(ClusterConnection connection, GatewayWatch gateways) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(connection.IsMade && !gateways.IsLost
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("No silo is connected."));
}
