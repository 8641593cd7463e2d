using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RedStation.Silo.Hosting;

/// <summary>The silo of this process is an active member of its cluster, as far as it has heard.</summary>
public sealed class SiloIsActive(ISiloStatusOracle members) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(members.CurrentStatus == SiloStatus.Active
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"This silo is {members.CurrentStatus}, not an active member of its cluster."));
}
