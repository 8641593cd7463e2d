using Microsoft.AspNetCore.Server.Kestrel.Core;
using RedStation.Api.Accounts;
using RedStation.Api.Cases;
using RedStation.Api.Certificates;
using RedStation.Api.Dashboard;
using RedStation.Api.Demo;
using RedStation.Api.Devices;
using RedStation.Api.Devices.Charging;
using RedStation.Api.Devices.Ocpp;
using RedStation.Api.Devices.Mqtt;
using RedStation.Api.Districts;
using RedStation.Api.Duties;
using RedStation.Api.Embeds;
using RedStation.Api.Exchange;
using RedStation.Api.Growth;
using RedStation.Api.Hosting;
using RedStation.Api.Hardship;
using RedStation.Api.Http.Bodies;
using RedStation.Api.Http.OpenApi;
using RedStation.Api.Http.Pipeline;
using RedStation.Api.Http.Problems;
using RedStation.Api.Http.Signing;
using RedStation.Api.Inbound;
using RedStation.Api.Ledger;
using RedStation.Api.Live;
using RedStation.Api.Map;
using RedStation.Api.Media;
using RedStation.Api.Notices;
using RedStation.Api.Open311;
using RedStation.Api.Outbound;
using RedStation.Api.Partners;
using RedStation.Api.PersonalData;
using RedStation.Api.Pricing;
using RedStation.Api.Realtime;
using RedStation.Api.Riders;
using RedStation.Api.Sandbox;
using RedStation.Api.Stations;
using RedStation.Api.Tasks;
using RedStation.Api.Trace;
using RedStation.Silo.Hosting;
using RedStation.Silo.Settings;
using RedStation.Silo.Shutdown;
using RedStation.Silo.Telemetry;

namespace RedStation.Api;

/// <summary>Puts the process together: the api, and the silo in it. It knows every feature; no feature knows it.</summary>
internal static class ApiHost
{
    private const string DefaultUrls = "http://127.0.0.1:5080";
    private const int SilentSecondsBeforeHeaders = 15;

    public static WebApplication Build(string[] arguments)
    {
        var settings = CommandLine.Read(arguments);
        var contentRoot = settings.GetValueOrDefault("contentRoot") ?? ContentRoot.Find();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = contentRoot,
            EnvironmentName = settings.GetValueOrDefault("environment"),
            ApplicationName = settings.GetValueOrDefault("applicationName"),
        });
        builder.Configuration.AddPriceFiles().AddInMemoryCollection(settings);
        builder.CheckSettings();
        AddServices(builder);
        return Assemble(builder.Build());
    }

    private static void AddServices(WebApplicationBuilder builder)
    {
        var demo = builder.Configuration.GetValue("RedStation:Demo", false);
        builder.WebHost.ConfigureKestrel(Limit);
        // What a socket brings is handled on the thread that took it, and what is written goes out on the thread that wrote it: nothing here
        // blocks a thread, and handing each message to another one took a fifth of the processor time of a busy map.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        if (string.IsNullOrWhiteSpace(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultUrls);
        }

        ListenAddresses.Require(builder.Configuration["urls"] is { Length: > 0 } urls ? urls : DefaultUrls);

        builder.Logging.UseRedStationLogs(builder.Configuration);
        AddCluster(builder);
        builder.Services.AddDrain();
        builder.Services
            .AddProblems()
            .AddAccounts(builder.Configuration, demo)
            .AddStations()
            .AddEquipment()
            .AddMqtt()
            .AddRiders()
            .AddPersonalData()
            .AddGrowth()
            .AddTasks()
            .AddCases()
            .AddMedia()
            .AddOpen311()
            .AddExchange()
            .AddPricing()
            .AddLive()
            .AddMap()
            .AddDistricts()
            .AddWallet()
            .AddDocumentSigning()
            .AddCertificates()
            .AddPartners()
            .AddCharging()
            .AddOcpp()
            .AddRealtime()
            .AddProxies()
            .AddRateLimits()
            .AddCompression()
            .AddDocuments()
            .AddTelemetry(builder.Configuration, "redstation-api")
            .AddTrace(builder.Configuration);
        if (demo)
        {
            builder.Services.AddDemo(builder.Configuration);
        }
    }

    private static void AddCluster(WebApplicationBuilder builder)
    {
        if (HostingSetting.Read(builder.Configuration) == HostingMode.Client)
        {
            builder.AddRedStationClient();
            builder.Services.AddHealth<ClusterIsFound>();
        }
        else
        {
            builder.AddRedStationSilo();
            builder.Services.AddHealth<SiloIsActive>();
        }
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = BodyLimits.Standard;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(SilentSecondsBeforeHeaders);
    }

    private static WebApplication Assemble(WebApplication app)
    {
        app.UseConnectionAdmissionLimiter();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseProblems();
        app.UseClusterGate();
        app.UseContentTypes();
        app.UseOcppSockets();
        app.UseWebFiles();
        app.UseRouting();
        app.UseRequestLog();
        app.UsePartnerLimits();
        app.UseIssuerGuard();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseInputChecks();
        app.MapWebPages();
        app.MapEmbedPages();
        app.MapHealth();
        app.MapTelemetry();
        app.MapDocuments();
        app.MapDashboard();
        app.MapDocumentKeys();
        app.MapCertificateIssuer();
        var api = app.MapGroup("/api/v1");
        api.MapSignIn();
        api.MapAccounts();
        api.MapStations();
        api.MapReservations();
        api.MapPortQueue();
        api.MapDevices();
        api.MapEquipment();
        api.MapEquipmentDiary();
        api.MapEquipmentCommands();
        api.MapRiders();
        api.MapPersonalData();
        api.MapErasures();
        api.MapPriceLists();
        api.MapTasks();
        api.MapDispatcherTasks();
        api.MapRiderTasks();
        api.MapDutyRecords();
        api.MapDispatchRule();
        api.MapCourses();
        api.MapHonours();
        api.MapHiring();
        api.MapPhotos();
        api.MapVoices();
        api.MapPublicPhotos();
        api.MapCases();
        api.MapPublicReports();
        api.MapCaseCommands();
        api.MapCaseAttachments();
        api.MapCaseTasks();
        api.MapNearbyRiders();
        api.MapCasePeople();
        api.MapIncidents();
        api.MapCaseRules();
        api.MapCaseFigures();
        api.MapOpen311Keys();
        app.MapOpen311();
        api.MapWebhooks();
        api.MapDeadLetters();
        api.MapCaseEvents();
        api.MapEventSources();
        api.MapNotices();
        api.MapPartnerEvents();
        api.MapExchange();
        api.MapDelivery();
        api.MapProviders();
        api.MapOffers();
        api.MapMap();
        api.MapDistricts();
        api.MapLedgerLog();
        api.MapLedgerProofs();
        api.MapWallet();
        api.MapCertificates();
        api.MapCertificateRevocation();
        api.MapPresentations();
        api.MapPlatforms();
        api.MapEmbeds();
        api.MapPlatformLinks();
        api.MapPlatformRiders();
        api.MapHardship();
        api.MapDuties();
        api.MapLinkedRiders();
        api.MapDutyFigures();
        api.MapStationImport();
        api.MapDemo();
        api.MapSandbox();
        app.MapSandboxWebhook();
        api.MapCharging();
        api.MapChargingCards();
        app.MapOcpp();
        app.MapRealtimeHub<LiveHub>("/hubs/live");
        app.MapRealtimeHub<RiderHub>("/hubs/rider");
        app.MapRealtimeHub<DispatchHub>("/hubs/dispatch");
        app.MapRealtimeHub<StationHub>("/hubs/station");
        return app;
    }
}
