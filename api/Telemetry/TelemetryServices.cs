using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RedStation.Silo.Hosting;

namespace RedStation.Api.Telemetry;

/// <summary>Figures and traces: to a collector when one is configured, and figures always at <c>/metrics</c>.</summary>
internal static class TelemetryServices
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Meters whose labels take few values. Orleans has per-grain-type figures, not per-grain ones.</summary>
    private static readonly string[] Meters =
    [
        "RedStation.*", SiloTelemetry.OrleansMeter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var collector = !string.IsNullOrWhiteSpace(configuration[OtlpEndpoint]);
        var telemetry = services.AddSingleton<PrometheusExporter>()
            .AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("redstation-api"))
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

    public static void MapTelemetry(this WebApplication app) =>
        app.MapGet("/metrics", async (PrometheusExporter exporter) => Results.Text(await exporter.Scrape(), PrometheusText.ContentType))
            .AllowAnonymous()
            .DisableHttpMetrics()
            .ExcludeFromDescription();

    private static bool IsProbe(PathString path) => path == "/healthz" || path == "/readyz" || path == "/metrics";
}
