using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;
using RedStation.Grains;
using RedStation.Grains.Settings;
using RedStation.Silo.Dispatch;
using RedStation.Silo.Erasure;
using RedStation.Silo.Ledger;
using RedStation.Silo.Media;
using RedStation.Silo.Outbound;
using RedStation.Silo.Settings;
using RedStation.Silo.Telemetry;
using RedStation.Storage;
using RedStation.Storage.Certificates;
using RedStation.Storage.Databases;
using RedStation.Storage.Devices;
using RedStation.Storage.Dispatch;
using RedStation.Storage.Erasure;
using RedStation.Storage.Hardship;
using RedStation.Storage.Honours;
using RedStation.Storage.Ledger;
using RedStation.Storage.Media;
using RedStation.Storage.Outbound;
using RedStation.Storage.Partners;
using RedStation.Storage.Pricing;
using RedStation.Storage.Projections;
using RedStation.Storage.Queries;
using SiloOptions = RedStation.Silo.Settings.SiloOptions;

namespace RedStation.Silo.Hosting;

/// <summary>Adds the silo, or what stands in for it, to a host: its own process, or that of the api.</summary>
public static class RedStationSilo
{
    /// <summary>
    /// Adds the storage with ledger, projections and their queries, but no silo: the embedded database, or PostgreSQL when there is
    /// a connection string, see <see cref="DatabaseChoice"/>. Options come from the section <see cref="SiloOptions.Section"/>.
    /// </summary>
    public static IHostApplicationBuilder AddRedStationStorage(this IHostApplicationBuilder builder)
    {
        AddCommon(builder);
        builder.Services.AddStoragePreparation(builder.Configuration).AddLedger().AddProjections();
        return builder;
    }

    /// <summary>
    /// Adds the silo and everything of <see cref="AddRedStationStorage"/>. On PostgreSQL it joins the cluster there, otherwise it is
    /// alone. Other services of the host reach grains through <see cref="IGrainFactory"/>.
    /// </summary>
    public static IHostApplicationBuilder AddRedStationSilo(this IHostApplicationBuilder builder)
    {
        builder.AddRedStationStorage();
        builder.Services.AddGrainServices(builder.Configuration);
        builder.Services.AddFirstPriceLists();
        builder.Services.AddHostedService<LedgerWatch>();
        builder.Services.AddHostedService<LedgerLogKeeper>();
        builder.Services.AddHostedService<PointExpiryKeeper>();
        builder.Services.AddHostedService<HardshipKeeper>();
        builder.Services.AddOutboundSending();
        builder.Services.AddMediaKeeping();
        builder.Services.AddHostedService<DispatchRecordKeeper>();
        builder.Services.AddErasure().AddHostedService<ErasureKeeper>();
        builder.Services.AddHostedService<ClockStarter>();
        builder.UseOrleans(silo =>
        {
            if (DatabaseChoice.Postgres(builder.Configuration) is null)
            {
                BeAlone(silo);
            }
            else
            {
                JoinCluster(silo, builder.Configuration);
            }

            Configure(silo);
            if (HasDashboard(builder.Configuration))
            {
                silo.AddDashboard(dashboard => dashboard.HideTrace = true);
            }
        });
        builder.Services.AddHostedService<MemberWatch>();
        QuietRuntime(builder);
        return builder;
    }

    /// <summary>
    /// Adds an Orleans client of the cluster on PostgreSQL, and the queries, but neither a silo nor migrations: the host must bear
    /// that the database or every silo is away. See <see cref="ClusterConnection"/>.
    /// </summary>
    public static IHostApplicationBuilder AddRedStationClient(this IHostApplicationBuilder builder)
    {
        if (DatabaseChoice.Postgres(builder.Configuration) is null)
        {
            throw new StartException(
                $"An api process without a silo finds the silos through PostgreSQL: set ConnectionStrings:{DatabaseChoice.ConnectionString}.");
        }

        AddCommon(builder);
        builder.Services.AddGrainServices(builder.Configuration);
        builder.Services.AddErasure();
        builder.UseOrleansClient(client =>
        {
            client.UsePostgresClustering();
            if (TelemetryServices.HasCollector(builder.Configuration))
            {
                client.AddActivityPropagation();
            }

            client.UseConnectionRetryFilter<ClusterConnectionRetry>();
            client.Services.AddOptions<GatewayOptions>().Configure<IOptions<ClusterSettings>>(
                (gateways, settings) => gateways.GatewayListRefreshPeriod = settings.Value.GatewayRefresh);
            SetResponseTimeout<ClientMessagingOptions>(client.Services);
            if (HasDashboard(builder.Configuration))
            {
                client.AddDashboard(dashboard => dashboard.HideTrace = true);
            }
        });
        builder.Services.AddClusterConnection();
        QuietRuntime(builder);
        return builder;
    }

    private static bool HasDashboard(IConfiguration configuration) =>
        configuration.GetSection(SiloOptions.Section).GetValue<bool>(nameof(SiloOptions.Dashboard));

    private static void AddCommon(IHostApplicationBuilder builder)
    {
        builder.Services.AddSettings<SiloOptions>(SiloOptions.Section);
        builder.Services.AddSettings<ClusterSettings>(ClusterSettings.Section);
        builder.Services.AddSettings<OutboundOptions>(OutboundOptions.Section);
        builder.Services.AddSettings<NoticeOptions>(NoticeOptions.Section);
        builder.Services.AddOptions<ClusterOptions>().Configure<IOptions<ClusterSettings>>((cluster, settings) =>
            (cluster.ClusterId, cluster.ServiceId) = (settings.Value.ClusterId, settings.Value.ServiceId));
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<ClusterChanges>();
        builder.Services
            .AddStorage(builder.Configuration, services => services.GetRequiredService<IOptions<SiloOptions>>().Value.DataFolder)
            .AddQueries()
            .AddPriceLists()
            .AddLedgerQueries()
            .AddHardshipGrants()
            .AddCertificateTables()
            .AddPartnerTables()
            .AddChargingTables()
            .AddEquipmentTables()
            .AddOutboundTables()
            .AddErasureTables()
            .AddDispatchRecord()
            .AddHonours()
            .AddMediaStores();
    }

    /// <summary>
    /// The runtime's accounts of itself would hide ours, and its watchdog warns at every start. Whoever configures a level for them
    /// gets that level.
    /// </summary>
    private static void QuietRuntime(IHostApplicationBuilder builder)
    {
        Quiet("Orleans", LogLevel.Warning);
        Quiet("Orleans.Runtime.Watchdog", LogLevel.Error);
        // Told once by our own class, see ClusterConnectionRetry.
        Quiet("Orleans.Messaging.GatewayManager", LogLevel.Error);
        Quiet("Polly", LogLevel.Warning);
        Quiet("Microsoft.AspNetCore", LogLevel.Warning);
        // It tells every request, with what it is asked.
        Quiet("OpenIddict", LogLevel.Warning);

        void Quiet(string category, LogLevel level)
        {
            if (!builder.Configuration.GetSection($"Logging:LogLevel:{category}").Exists())
            {
                builder.Logging.AddFilter(category, level);
            }
        }
    }

    private static void BeAlone(ISiloBuilder silo)
    {
        var (siloPort, gatewayPort) = FreePorts.Pair(IPAddress.Loopback);
        silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: "redstation", clusterId: "redstation");
        silo.AddSqliteGrainStorage().AddSqliteReminders();
    }

    private static void JoinCluster(ISiloBuilder silo, IConfiguration configuration)
    {
        silo.UsePostgresClustering().AddPostgresGrainStorage().AddPostgresReminders();
        silo.Services.AddOptions<ClusterMembershipOptions>().Configure<IOptions<ClusterSettings>>((membership, settings) =>
        {
            membership.ProbeTimeout = settings.Value.ProbeTimeout;
            membership.MaxProbeTimeout = settings.Value.MaxProbeTimeout;
            membership.NumMissedProbesLimit = settings.Value.MissedProbes;
            membership.NumVotesForDeathDeclaration = settings.Value.Votes;
            membership.IAmAliveTablePublishTimeout = settings.Value.IAmAlive;
            membership.TableRefreshTimeout = settings.Value.TableRefresh;
        });
        silo.Services.AddOptions<EndpointOptions>().Configure<IOptions<ClusterSettings>>((endpoints, settings) =>
        {
            var advertised = ClusterEndpoints.Advertised(settings.Value, configuration["urls"]);
            var listening = ClusterEndpoints.Listening(advertised);
            var free = FreePorts.Pair(listening);
            endpoints.AdvertisedIPAddress = advertised;
            endpoints.SiloPort = settings.Value.SiloPort is var silos and > 0 ? silos : free.First;
            endpoints.GatewayPort = settings.Value.GatewayPort is var clients and > 0 ? clients : free.Second;
            endpoints.SiloListeningEndpoint = new IPEndPoint(listening, endpoints.SiloPort);
            endpoints.GatewayListeningEndpoint = new IPEndPoint(listening, endpoints.GatewayPort);
        });
    }

    private static void Configure(ISiloBuilder silo)
    {
        if (TelemetryServices.HasCollector(silo.Configuration))
        {
            silo.AddActivityPropagation();
        }

        SetResponseTimeout<SiloMessagingOptions>(silo.Services);
        SetResponseTimeout<ClientMessagingOptions>(silo.Services);
        silo.Services.AddOptions<GrainCollectionOptions>().Configure<IOptions<SiloOptions>>(
            (collection, options) => collection.CollectionAge = options.Value.GrainCollectionAge);
    }

    private static void SetResponseTimeout<TOptions>(IServiceCollection services)
        where TOptions : MessagingOptions => services.AddOptions<TOptions>().Configure<IOptions<SiloOptions>>(
            (messaging, options) => messaging.ResponseTimeout = options.Value.ResponseTimeout);
}
