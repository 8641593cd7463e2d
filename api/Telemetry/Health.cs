using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RedStation.Api.Telemetry;

/// <summary>Whether the process lives, and whether it can serve.</summary>
internal static class Health
{
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<SiloStarted>("silo", tags: [Ready])
            .AddCheck<DatabaseReachable>("database", tags: [Ready], timeout: TimeSpan.FromSeconds(3));
        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false }).AllowAnonymous().DisableHttpMetrics();
        app.MapHealthChecks("/readyz", new() { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous().DisableHttpMetrics();
    }

    /// <summary>The host starts the silo before it says that it has started.</summary>
    private sealed class SiloStarted(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(lifetime.ApplicationStarted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy());
    }

    private sealed class DatabaseReachable(Silo.Queries.StationQueries stations) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await stations.All(null, 1).WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
