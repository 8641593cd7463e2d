using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Prometheus;
using RedStation.Silo.Hosting;

namespace RedStation.Api.Telemetry;

/// <summary>Figures and traces: to a collector when one is configured, and figures always at <c>/metrics</c>.</summary>
internal static class TelemetryServices
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string OurMeters = "RedStation.";

    /// <summary>Meters whose labels take few values. Orleans has per-grain-type figures, not per-grain ones.</summary>
    private static readonly string[] OtherMeters =
        [SiloTelemetry.OrleansMeter, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        Metrics.ConfigureMeterAdapter(adapter => adapter.InstrumentFilterPredicate = instrument => Exported(instrument.Meter.Name));
        if (string.IsNullOrWhiteSpace(configuration[OtlpEndpoint]))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("redstation-api"))
            .WithMetrics(metrics => metrics.AddMeter([OurMeters + "*", .. OtherMeters]).AddOtlpExporter())
            .WithTracing(traces => traces
                .AddSource([OurMeters + "*", .. SiloTelemetry.OrleansActivitySources])
                .AddAspNetCoreInstrumentation(options => options.Filter = context => !IsProbe(context.Request.Path))
                .AddOtlpExporter());
        return services;
    }

    public static void MapTelemetry(this WebApplication app) => app.MapMetrics("/metrics").AllowAnonymous().DisableHttpMetrics();

    private static bool Exported(string meter) => meter.StartsWith(OurMeters, StringComparison.Ordinal) || OtherMeters.Contains(meter);

    private static bool IsProbe(PathString path) => path == "/healthz" || path == "/readyz" || path == "/metrics";
}
