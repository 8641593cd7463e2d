using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using RedStation.Grains;
using RedStation.Silo.Ledger;
using RedStation.Silo.Projections;
using RedStation.Silo.Queries;
using RedStation.Silo.Storage;

namespace RedStation.Silo.Hosting;

/// <summary>Adds the silo to a host: its own process, or that of the api.</summary>
public static class RedStationSilo
{
    /// <summary>
    /// Adds the silo, its storage on the embedded database, the ledger, the projections and their queries. Other services of the
    /// host reach grains through <see cref="IGrainFactory"/>. Options come from the section <see cref="SiloOptions.Section"/>.
    /// </summary>
    public static IHostApplicationBuilder AddRedStationSilo(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<SiloOptions>()
            .BindConfiguration(SiloOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSqliteStorage().AddLedger().AddProjections().AddQueries();
        builder.Services.AddGrainServices(builder.Configuration);
        builder.Services.AddHostedService<ClockStarter>();
        builder.UseOrleans(Configure);
        QuietRuntime(builder);
        return builder;
    }

    /// <summary>The runtime's accounts of itself would hide ours. Whoever configures a level for them gets that level.</summary>
    private static void QuietRuntime(IHostApplicationBuilder builder)
    {
        foreach (var category in (string[])["Orleans", "Polly"])
        {
            if (!builder.Configuration.GetSection($"Logging:LogLevel:{category}").Exists())
            {
                builder.Logging.AddFilter(category, LogLevel.Warning);
            }
        }
    }

    private static void Configure(ISiloBuilder silo)
    {
        var (siloPort, gatewayPort) = FreePorts.Pair();
        silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "redstation", clusterId: "redstation");
        silo.AddActivityPropagation();
        silo.AddSqliteGrainStorage().AddSqliteReminders();
        silo.Services.AddOptions<SiloMessagingOptions>().Configure<IOptions<SiloOptions>>(
            (messaging, options) => messaging.ResponseTimeout = options.Value.ResponseTimeout);
        silo.Services.AddOptions<ClientMessagingOptions>().Configure<IOptions<SiloOptions>>(
            (messaging, options) => messaging.ResponseTimeout = options.Value.ResponseTimeout);
        silo.Services.AddOptions<GrainCollectionOptions>().Configure<IOptions<SiloOptions>>(
            (collection, options) => collection.CollectionAge = options.Value.GrainCollectionAge);
    }
}
