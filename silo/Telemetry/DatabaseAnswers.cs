using Microsoft.Extensions.Diagnostics.HealthChecks;
using RedStation.Storage.Queries;

namespace RedStation.Silo.Telemetry;

/// <summary>The database answers, and has tables.</summary>
internal sealed class DatabaseAnswers(StationQueries stations) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await stations.All(null, 1).WaitAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
