using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RedStation.Silo.Telemetry;

/// <summary>Whether the process lives, and whether it can serve.</summary>
public static class Health
{
    private const string Ready = "ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>How often readiness is looked at when nobody asks.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    /// <summary>Logs an error each time a check fails, for each prober; <see cref="ReadyLog"/> says it once.</summary>
    private const string Repeating = "Microsoft.Extensions.Diagnostics.HealthChecks.DefaultHealthCheckService";

    /// <summary>Adds the checks: the host runs and was not told to stop, the database answers, and the process' own one.</summary>
    public static IServiceCollection AddHealth<TCluster>(this IServiceCollection services)
        where TCluster : class, IHealthCheck
    {
        services.AddHealthChecks()
            .AddCheck<HostRuns>("host", tags: [Ready])
            .AddCheck<TCluster>("cluster", tags: [Ready])
            .AddCheck<DatabaseAnswers>("database", tags: [Ready], timeout: Patience);
        return services
            .AddLogging(logging => logging.AddFilter(Repeating, LogLevel.None))
            .AddSingleton<ReadyLog>()
            .AddSingleton<IHealthCheckPublisher, ReadyMetric>()
            .Configure<HealthCheckPublisherOptions>(publisher =>
            {
                publisher.Predicate = check => check.Tags.Contains(Ready);
                (publisher.Delay, publisher.Period) = (TimeSpan.FromSeconds(1), Between);
            });
    }

    /// <summary>Maps <c>/healthz</c>, 200 while the process lives, and <c>/readyz</c>, 200 while it can serve and 503 otherwise.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz", new() { Predicate = _ => false }).AllowAnonymous().DisableHttpMetrics();
        app.MapHealthChecks("/readyz", new() { Predicate = check => check.Tags.Contains(Ready), ResponseWriter = Answer })
            .AllowAnonymous().DisableHttpMetrics();
    }

    private static Task Answer(HttpContext context, HealthReport report)
    {
        context.RequestServices.GetRequiredService<ReadyLog>().Note(report);
        context.Response.ContentType = "text/plain";
        return context.Response.WriteAsync(report.Status.ToString());
    }
}
