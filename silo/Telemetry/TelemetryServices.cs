using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RedStation.Silo.Telemetry;

/// <summary>Figures and traces of a process: to a collector when one is configured, and figures always at <c>/metrics</c>.</summary>
public static class TelemetryServices
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Meters whose labels take few values. Orleans has per-grain-type figures, not per-grain ones.</summary>
    private static readonly string[] Meters =
    [
        "RedStation.*", SiloTelemetry.OrleansMeter, "Npgsql", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    /// <summary>Whether figures and traces are collected. Where they are not, nothing needs to hand a trace on.</summary>
    public static bool HasCollector(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[OtlpEndpoint]);

    /// <summary>Adds them.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Says whether there is a collector, by OpenTelemetry's own variables.</param>
    /// <param name="service">Under what name the process appears there.</param>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration, string service)
    {
        var collector = HasCollector(configuration);
        var telemetry = services.AddSingleton<PrometheusExporter>()
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters).AddReader(provider => new BaseExportingMetricReader(provider.GetRequiredService<PrometheusExporter>()));
                if (collector)
                {
                    metrics.AddOtlpExporter();
                }
            });
        if (collector)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(["RedStation.*", .. SiloTelemetry.OrleansActivitySources])
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !IsProbe(context.Request.Path))
                .AddOtlpExporter());
        }

        return services;
    }

    /// <summary>Maps <c>/metrics</c>.</summary>
    public static void MapTelemetry(this IEndpointRouteBuilder app) =>
        app.MapGet("/metrics", async (PrometheusExporter exporter) => Results.Text(await exporter.Scrape(), PrometheusText.ContentType))
            .AllowAnonymous()
            .DisableHttpMetrics()
            .ExcludeFromDescription();

    private static bool IsProbe(PathString path) => path == "/healthz" || path == "/readyz" || path == "/metrics";
}
